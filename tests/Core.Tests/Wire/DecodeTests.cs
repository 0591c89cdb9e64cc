using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using TelemetryHex.Contracts;
using TelemetryHex.Wire;

namespace TelemetryHex.Core.Tests.Wire;

public sealed class DecodeTests
{
    public static TheoryData<string> Leaves => [.. BodyOf.LeafPaths];

    public static TheoryData<string> Texts => [.. BodyOf.TextPaths];

    [Fact]
    public void The_sample_is_read()
    {
        var decoded = BodyOf.Decode(SampleReport.Json);

        decoded.Fault.Should().BeNull();
        decoded.Report.Should().Be(SampleReport.Create());
        decoded.UnknownMembers.Should().Be(0);
    }

    [Fact]
    public void Writing_and_reading_is_the_identity()
        => AnyReport.Value.Sample(
            report => ReportJson.Decode(ReportJson.Encode(report)) is { Fault: null, UnknownMembers: 0 } decoded && decoded.Report == report,
            iter: 10_000);

    [Fact]
    public void Members_may_stand_in_any_order()
        => Gen.Select(AnyReport.Value, Gen.Int[0, int.MaxValue]).Sample(
            (report, seed) => ReportJson.Decode(Encoding.UTF8.GetBytes(Shuffled(ReportJson.Encode(report), seed))).Report == report,
            iter: 2_000);

    [Fact]
    public void White_space_of_json_may_stand_between_tokens()
    {
        var body = SampleReport.Json
            .Replace("{", " \t{\r\n ", StringComparison.Ordinal)
            .Replace("}", "\n} ", StringComparison.Ordinal)
            .Replace(",\"", " ,\n\t\"", StringComparison.Ordinal)
            .Replace("\":", "\" : ", StringComparison.Ordinal);

        BodyOf.Decode(body + "\r\n\t ").Report.Should().Be(SampleReport.Create());
    }

    [Theory]
    [MemberData(nameof(Leaves))]
    public void A_member_s_name_may_be_escaped(string path)
    {
        var name = BodyOf.NameOf(path);
        var escaped = string.Concat(name.Select(character => $"\\u{(int)character:x4}"));
        var member = BodyOf.Member(path);
        var body = SampleReport.Json.Replace(member, member.Replace($"\"{name}\":", $"\"{escaped}\":", StringComparison.Ordinal), StringComparison.Ordinal);

        body.Should().Contain("\\u00");
        BodyOf.Decode(body).Report.Should().Be(SampleReport.Create());
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_may_be_escaped_from_beginning_to_end(string path)
    {
        var value = BodyOf.Member(path).Split("\":\"")[1].TrimEnd('"');
        var escaped = string.Concat(value.Select(character => $"\\u{(int)character:X4}"));

        BodyOf.Decode(BodyOf.With(path, $"\"{escaped}\"")).Report.Should().Be(SampleReport.Create());
    }

    [Fact]
    public void The_longest_text_may_be_escaped_from_beginning_to_end()
    {
        var escaped = string.Concat(AnyReport.LongestProductVersion.Select(character => $"\\u{(int)character:X4}"));

        BodyOf.Decode(BodyOf.With("liftbridge_version", $"\"{escaped}\"")).Report?.LiftbridgeVersion.ToString().Should().Be(AnyReport.LongestProductVersion);
    }

    [Promise(
        Section.Report,
        "A version's `+` part and the hash of a commit are cut from what is sent, the `User-Agent` likewise, and on arrival; dates "
        + "stay, and a hash alone is refused")]
    [Theory]
    [InlineData("1.10.0-rc.1+abc1234", "1.10.0-rc.1")]
    [InlineData("1.10.0-5-gabc1234", "1.10.0-5")]
    [InlineData("1.10.0+jdoe", "1.10.0")]
    [InlineData("nightly-2025-01-20", "nightly-2025-01-20")]
    public void Of_a_version_that_arrives_the_hash_is_cut(string sent, string kept)
    {
        var report = BodyOf.Decode(BodyOf.With("liftbridge_version", $"\"{sent}\"")).Report;

        report?.LiftbridgeVersion.ToString().Should().Be(kept);
        Encoding.UTF8.GetString(ReportJson.Encode(report ?? SampleReport.Create())).Should().Be(BodyOf.With("liftbridge_version", $"\"{kept}\""));
    }

    [Theory]
    [InlineData("cpu.physical_cores")]
    [InlineData("cpu.logical_cores")]
    [InlineData("cpu.frequency_mhz")]
    [InlineData("memory.total_gb")]
    public void A_fact_of_the_machine_may_be_null(string path)
    {
        var report = BodyOf.Decode(BodyOf.With(path, "null")).Report;

        report.Should().NotBeNull();
        Encoding.UTF8.GetString(ReportJson.Encode(report ?? SampleReport.Create())).Should().Be(BodyOf.With(path, "null"));
    }

    [Theory]
    [InlineData("32", "32.0")]
    [InlineData("32.04", "32.0")]
    [InlineData("3.2e1", "32.0")]
    [InlineData("3200E-2", "32.0")]
    [InlineData("0.01316571980714798", "0.1")]
    [InlineData("1e-300", "0.1")]
    [InlineData("32.00000000000000000000000000000000000000001", "32.0")]
    public void Memory_may_be_any_spelling_of_a_number(string json, string tenths)
        => BodyOf.Decode(BodyOf.With("memory.total_gb", json)).Report?.Memory.TotalGb.ToString().Should().Be(tenths);

    [Promise(Section.Report, "Liftbridge's own client's body is accepted")]
    [Fact]
    public void The_body_of_Liftbridge_s_own_client_is_read()
    {
        const string Body = """{"instance_id":"550e8400-e29b-41d4-a716-446655440000","timestamp":"2025-01-20T10:30:00Z","liftbridge_version":"1.10.0","os":{"name":"linux","version":"go1.25.3","architecture":"amd64","platform":"linux-go1.25.3-amd64"},"cpu":{"physical_cores":2,"logical_cores":2,"frequency_mhz":null},"memory":{"total_gb":0.01316571980714798}}""";

        var decoded = BodyOf.Decode(Body);

        Body.Should().HaveLength(327);
        decoded.Fault.Should().BeNull();
        decoded.UnknownMembers.Should().Be(0);
        decoded.Report?.Os.Version.ToString().Should().Be("go1.25.3");
        decoded.Report?.Cpu.PhysicalCores.Should().Be(decoded.Report?.Cpu.LogicalCores);
        decoded.Report?.Cpu.FrequencyMhz.Should().BeNull();
        decoded.Report?.Memory.TotalGb.ToString().Should().Be("0.1");
    }

    private static string Shuffled(byte[] body, int seed)
    {
        var random = new Random(seed);
        return Shuffle(JsonNode.Parse(body) as JsonObject ?? []).ToJsonString();

        JsonObject Shuffle(JsonObject members)
        {
            var order = members.ToArray();
            random.Shuffle(order);
            return new JsonObject(order.Select(member => KeyValuePair.Create(
                member.Key, member.Value is JsonObject inner ? Shuffle(inner) : member.Value?.DeepClone())));
        }
    }
}
