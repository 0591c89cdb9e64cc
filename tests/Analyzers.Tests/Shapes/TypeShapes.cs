namespace TelemetryHex.Analyzers.Tests.Shapes;

/// <summary>A type that is more than plain data.</summary>
internal static class TypeShapes
{
    public static IReadOnlyList<Shape> All { get; } =
    [
        new("a base with properties", "They are inherited, and sent.")
        {
            Leaks = true, Rule = "THX0005", Names = "OsInfo'",
            Os = "public sealed record OsInfo : Small.Named { public required OsName Name { get; init; } }",
            More = "namespace Small; public abstract record Named { public required string Host { get; init; } }",
        },
        new("a base without properties", "Today it has none.")
        {
            Rule = "THX0005", Names = "OsInfo'",
            Os = "public sealed record OsInfo : Small.Nothing { public required OsName Name { get; init; } }",
            More = "namespace Small; public abstract record Nothing;",
        },
        new("a report that is derived from", "The serializer writes what the object is, not what it is called.")
        {
            Leaks = true, Rule = "THX0005", Names = "Report'",
            Report = "public record Report { public required InstanceId InstanceId { get; init; } public required OsInfo Os { get; init; } public required CpuInfo Cpu { get; init; } }",
            Above = "namespace Small; public sealed record FullReport : Small.Payload.Report { public required string Host { get; init; } }",
        },
        new("a dictionary by inheritance", "Its entries are written instead of its members.")
        {
            Leaks = true, Rule = "THX0005", Names = "OsInfo'",
            Os = "public sealed class OsInfo : Dictionary<string, string> { public required OsName Name { get; init; } }",
        },
        new("a sequence by interface", "It is an array on the wire, of whatever it yields.")
        {
            Leaks = true, Rule = "THX0005", Names = "OsInfo'",
            Os = """
                public sealed record OsInfo : IEnumerable<string>
                {
                    public required OsName Name { get; init; }
                    public IEnumerator<string> GetEnumerator() { yield return Machine.Name; }
                    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
                }
                """,
        },
        new("a callback before it is written", "The serializer calls it, and it fills in the rest.")
        {
            Leaks = true, Rule = "THX0005", Names = "OsInfo'",
            Os = """
                public sealed record OsInfo : IJsonOnSerializing
                {
                    private string _host = "";
                    public required OsName Name { get; init; }
                    public string Host => _host;
                    public void OnSerializing() => _host = Machine.Name;
                }
                """,
        },
        new("an interface without members", "A marker is something that code can ask for.")
        {
            Rule = "THX0005", Names = "OsInfo'",
            Os = "public sealed record OsInfo : Small.IMarked { public required OsName Name { get; init; } }",
            More = "namespace Small; public interface IMarked;",
        },
        new("an interface with a member of its own", "An explicit implementation is a member without a name.")
        {
            Rule = "THX0005", Names = "OsInfo'",
            Os = "public sealed record OsInfo : Small.IHost { public required OsName Name { get; init; } string Small.IHost.Host => Machine.Name; }",
            More = "namespace Small; public interface IHost { string Host { get; } }",
        },
        new("a record that is not sealed", "Somebody can derive from it.")
        {
            Rule = "THX0005", Names = "OsInfo'",
            Os = "public record OsInfo { public required OsName Name { get; init; } }",
        },
        new("a class", "It is compared by reference and can hide fields.")
        {
            Rule = "THX0005", Names = "OsInfo'",
            Os = "public sealed class OsInfo { public required OsName Name { get; init; } }",
        },
        new("a struct", "It can be changed after the fact.")
        {
            Rule = "THX0005", Names = "OsInfo'",
            Os = "public struct OsInfo { public required OsName Name { get; init; } }",
        },
        new("a record struct that is not read-only", "So can this one.")
        {
            Rule = "THX0005", Names = "OsInfo'",
            Os = "public record struct OsInfo { public required OsName Name { get; init; } }",
        },
        new("a partial type in one part", "The second part can come from anywhere, a generator for one.")
        {
            Rule = "THX0005", Names = "OsInfo'",
            Os = "public sealed partial record OsInfo { public required OsName Name { get; init; } }",
        },
        new("a nested type that nobody uses", "A room behind the room.")
        {
            Rule = "THX0005", Names = "OsInfo.Host",
            Os = "public sealed record OsInfo { public required OsName Name { get; init; } public sealed record Host(string Text); }",
        },
        new("a nested type that is sent", "The same with a door.")
        {
            Leaks = true, Rule = "THX0002", Names = "OsInfo.More",
            Os = "public sealed record OsInfo { public required OsName Name { get; init; } public required Host More { get; init; } public sealed record Host(string Text); }",
        },
        new("a nested type in a documented place", "The row is there for a value, not for an object.")
        {
            Leaks = true, Rule = "THX0004", Names = "OsInfo.Name",
            Os = "public sealed record OsInfo { public required Family Name { get; init; } public sealed record Family(string Text); }",
        },
        new("a cycle", "A type within itself has endless paths, and rows end.")
        {
            Rule = "THX0002", Names = "OsInfo.Next",
            Os = "public sealed record OsInfo { public required OsName Name { get; init; } public OsInfo Next { get; init; } = null!; }",
        },
        new("an extra object that is documented nowhere", "A whole object on the wire.")
        {
            Leaks = true, Rule = "THX0002", Names = "Report.Host",
            Report = "public sealed record Report { public required InstanceId InstanceId { get; init; } public required OsInfo Os { get; init; } public required CpuInfo Cpu { get; init; } public required HostInfo Host { get; init; } }",
            More = "namespace Small.Payload; public sealed record HostInfo(string Text);",
        },
    ];
}
