namespace TelemetryHex.Analyzers.Tests.Shapes;

/// <summary>What a payload may look like.</summary>
internal static class PlainShapes
{
    public static IReadOnlyList<Shape> All { get; } =
    [
        new("nominal records", "The small payload as it stands."),
        new("positional records", "A parameter is a property with less text.")
        {
            Os = "public sealed record OsInfo(OsName Name);",
            Cpu = "public sealed record CpuInfo(CoreCount? LogicalCores, CoreCount? PhysicalCores);",
        },
        new("readonly record structs", "A value instead of an object; the wire is the same.")
        {
            Os = "public readonly record struct OsInfo(OsName Name);",
            Cpu = "public readonly record struct CpuInfo { public required CoreCount? LogicalCores { get; init; } public required CoreCount? PhysicalCores { get; init; } }",
        },
        new("one type at two paths", "A type has no rows, its members at a path have.")
        {
            Report = """
                public sealed record Report
                {
                    public required InstanceId InstanceId { get; init; }
                    public required OsInfo Os { get; init; }
                    public required OsInfo BuiltOn { get; init; }
                    public required CpuInfo Cpu { get; init; }
                }
                """,
            Document = ("| `cpu.logical_cores`", "| `built_on.name` | os name | To know what it was built on | `linux` |\n| `cpu.logical_cores`"),
        },
        new("comments and documentation", "What is not compiled is not sent.")
        {
            Os = """
                /// <summary>The operating system.</summary>
                public sealed record OsInfo
                {
                    // public required string Host { get; init; }
                    /// <summary>Its family.</summary>
                    public required OsName Name { get; init; }
                }
                """,
        },
    ];
}
