using System.Text;
using System.Text.Json.Nodes;
using TelemetryHex.Contracts;
using TelemetryHex.Wire;

namespace TelemetryHex.Core.Tests.Wire;

/// <summary>Bodies that differ from the sample's in one place, named by its path.</summary>
internal static class BodyOf
{
    private static readonly string[] Leaves =
    [
        "instance_id", "timestamp", "liftbridge_version",
        "os.name", "os.version", "os.architecture", "os.platform",
        "cpu.physical_cores", "cpu.logical_cores", "cpu.frequency_mhz", "memory.total_gb",
    ];

    private static readonly string[] Objects = ["os", "cpu", "memory"];

    public static IReadOnlyList<string> LeafPaths => Leaves;

    public static IReadOnlyList<string> TextPaths { get; } = [.. Leaves.Take(7)];

    public static IReadOnlyList<string> IntegerPaths { get; } = [.. Leaves.Skip(7).Take(3)];

    public static IReadOnlyList<string> ObjectPaths => Objects;

    public static IReadOnlyList<string> AllPaths { get; } = [.. Leaves, .. Objects];

    public static DecodedReport Decode(string body) => ReportJson.Decode(Encoding.UTF8.GetBytes(body));

    /// <summary>The sample with another value, given as JSON.</summary>
    public static string With(string path, string json)
    {
        var member = Member(path);
        return SampleReport.Json.Replace(member, $"\"{NameOf(path)}\":{json}", StringComparison.Ordinal);
    }

    /// <summary>The sample without the member.</summary>
    public static string Without(string path)
    {
        var root = Parse();
        var parent = path.Contains('.', StringComparison.Ordinal) ? root[path.Split('.')[0]] as JsonObject ?? root : root;
        parent.Remove(NameOf(path)).Should().BeTrue();
        return root.ToJsonString();
    }

    /// <summary>The sample with the member, or another spelling of its name, a second time.</summary>
    public static string Twice(string path, string? name = null)
    {
        var member = Member(path);
        var again = $"\"{name ?? NameOf(path)}\":{member[(member.IndexOf(':', StringComparison.Ordinal) + 1)..]}";
        return SampleReport.Json.Replace(member, $"{member},{again}", StringComparison.Ordinal);
    }

    /// <summary>The sample with members put in front of those of one object; <c>$</c> is the root.</summary>
    public static string WithMembers(string parent, string members)
        => parent == "$"
            ? $"{{{members},{SampleReport.Json[1..]}"
            : SampleReport.Json.Replace($"\"{parent}\":{{", $"\"{parent}\":{{{members},", StringComparison.Ordinal);

    public static string NameOf(string path) => path.Split('.')[^1];

    public static string Member(string path)
    {
        JsonNode? node = Parse();
        foreach (var name in path.Split('.'))
        {
            node = node?[name];
        }

        var member = $"\"{NameOf(path)}\":{node?.ToJsonString()}";
        SampleReport.Json.Split(member).Should().HaveCount(2, $"{path} is to be found once");
        return member;
    }

    private static JsonObject Parse() => JsonNode.Parse(SampleReport.Json) as JsonObject ?? [];
}
