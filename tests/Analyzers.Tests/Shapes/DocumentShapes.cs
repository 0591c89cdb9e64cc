namespace TelemetryHex.Analyzers.Tests.Shapes;

/// <summary>A payload that is plain data, and not what the document says.</summary>
internal static class DocumentShapes
{
    public static IReadOnlyList<Shape> All { get; } =
    [
        new("a documented member that is gone", "People read that it is collected.")
        {
            Rule = "THX0003", Names = "cpu.physical_cores",
            Cpu = "public sealed record CpuInfo { public required CoreCount? LogicalCores { get; init; } }",
        },
        new("an id that is a text", "A random number is documented, and anything can stand there.")
        {
            Leaks = true, Rule = "THX0006", Names = "Report.InstanceId",
            Report = "public sealed record Report { public required string InstanceId { get; init; } public required OsInfo Os { get; init; } public required CpuInfo Cpu { get; init; } }",
        },
        new("another closed type than documented", "Closed, and not what people were told.")
        {
            Rule = "THX0004", Names = "OsInfo.Name",
            Os = "public sealed record OsInfo { public required InstanceId Name { get; init; } }",
        },
        new("a value that may be null against its row", "The row says that it is always there.")
        {
            Rule = "THX0004", Names = "OsInfo.Name",
            Os = "public sealed record OsInfo { public required OsName? Name { get; init; } }",
        },
        new("a row that allows free text", "The document itself is asked to open the door.")
        {
            Leaks = true, Rule = "THX0011", Names = "System.String",
            Os = "public sealed record OsInfo { public required string Name { get; init; } }",
            Document = ("`Small.Vocabulary.OsName`", "`System.String`"),
        },
        new("a row in a comment", "A reader does not see it, so it is no law.")
        {
            Leaks = true, Rule = "THX0001", Names = "",
            Os = "public sealed record OsInfo { public required OsName Name { get; init; } public required string Host { get; init; } }",
            Document = ("| `cpu.logical_cores`", "<!-- | `os.host` | os name | hidden | `linux` | -->\n| `cpu.logical_cores`"),
        },
    ];
}
