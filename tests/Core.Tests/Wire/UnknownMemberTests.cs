using System.Text;
using CsCheck;
using TelemetryHex.Contracts;
using TelemetryHex.Wire;

namespace TelemetryHex.Core.Tests.Wire;

public sealed class UnknownMemberTests
{
    public static TheoryData<string> Parents => ["$", "os", "cpu", "memory"];

    [Promise(Section.Report, "An unknown member is skipped unread and counted")]
    [Theory]
    [MemberData(nameof(Parents))]
    public void An_unknown_member_is_skipped_unread_and_counted(string parent)
        => ShouldSkip(BodyOf.WithMembers(parent, "\"hostname\":\"db.internal\""), 1);

    [Theory]
    [MemberData(nameof(Parents))]
    public void An_unknown_object_is_one_member_whatever_it_holds(string parent)
        => ShouldSkip(BodyOf.WithMembers(parent, """ "disk":{"instance_id":"x","os":{"name":1},"list":[{"a":[]},null]} """), 1);

    [Theory]
    [MemberData(nameof(Parents))]
    public void An_unknown_array_is_one_member_whatever_it_holds(string parent)
        => ShouldSkip(BodyOf.WithMembers(parent, """ "addresses":["10.0.0.5",{"name":"linux"},[[[]]],1e999] """), 1);

    [Theory]
    [MemberData(nameof(Parents))]
    public void An_unknown_member_that_stands_twice_counts_twice(string parent)
        => ShouldSkip(BodyOf.WithMembers(parent, "\"x\":1,\"x\":2,\"y\":null"), 3);

    [Fact]
    public void Unknown_members_of_every_object_are_counted_together()
    {
        var body = BodyOf.WithMembers("$", "\"a\":1")
            .Replace("\"os\":{", "\"os\":{\"b\":2,", StringComparison.Ordinal)
            .Replace("\"cpu\":{", "\"cpu\":{\"c\":3,\"d\":4,", StringComparison.Ordinal)
            .Replace("\"memory\":{", "\"memory\":{\"e\":5,", StringComparison.Ordinal);

        ShouldSkip(body, 5);
    }

    [Theory]
    [InlineData("Instance_id")]
    [InlineData("INSTANCE_ID")]
    [InlineData("instanceId")]
    [InlineData("instance-id")]
    [InlineData("instance_id ")]
    [InlineData("instance_id\\u0000")]
    [InlineData("os.name")]
    [InlineData("")]
    public void A_name_of_another_spelling_is_unknown(string name) => ShouldSkip(BodyOf.WithMembers("$", $"\"{name}\":1"), 1);

    [Fact]
    public void A_member_in_the_wrong_object_is_unknown()
        => ShouldSkip(BodyOf.WithMembers("$", "\"name\":\"linux\",\"total_gb\":1").Replace("\"cpu\":{", "\"cpu\":{\"os\":{},", StringComparison.Ordinal), 3);

    [Fact]
    public void A_known_name_in_another_case_does_not_stand_in_for_the_member()
        => BodyOf.Decode(SampleReport.Json.Replace("\"timestamp\"", "\"Timestamp\"", StringComparison.Ordinal)).Fault
            .Should().Be(new ReportFault(ReportFaultKind.MissingMember, "timestamp"));

    // The names are never handed out, so a name that is no text is as unknown as any other.
    [Theory]
    [InlineData("\\ud800")]
    [InlineData("\\udc00x")]
    [InlineData("o\\ud800")]
    [InlineData("os\\ud800\\ud800")]
    [InlineData("timestam\\udfff")]
    public void A_name_with_half_a_surrogate_pair_is_unknown(string name)
    {
        ShouldSkip(BodyOf.WithMembers("$", $"\"{name}\":1"), 1);
        ShouldSkip(BodyOf.WithMembers("os", $"\"{name}\":1"), 1);
    }

    [Fact]
    public void A_name_or_value_that_is_not_utf8_is_unknown()
    {
        var body = Encoding.UTF8.GetBytes(BodyOf.WithMembers("$", "\"??\\u0061\":\"??\""));
        for (var i = 0; i < body.Length; i++)
        {
            body[i] = body[i] == '?' ? (byte)0xFF : body[i];
        }

        var decoded = ReportJson.Decode(body);

        decoded.Report.Should().Be(SampleReport.Create());
        decoded.UnknownMembers.Should().Be(1);
    }

    [Fact]
    public void Unknown_members_are_counted_where_a_fault_is_found_too()
    {
        var decoded = BodyOf.Decode("""{"x":1,"y":{},"instance_id":1}""");

        decoded.UnknownMembers.Should().Be(2);
        decoded.Fault.Should().Be(new ReportFault(ReportFaultKind.WrongType, "instance_id"));
    }

    [Fact]
    public void Any_number_of_unknown_members_leaves_the_report_as_it_is()
        => Gen.Select(AnyReport.Value, Gen.Char['a', 'z'].Array[1, 12].Array[1, 20]).Sample(
            (report, names) =>
            {
                var unknown = string.Join(',', names.Select(name => $"\"x_{new string(name)}\":[{{\"v\":\"{new string(name)}\"}}]"));
                var body = $"{{{unknown},{Encoding.UTF8.GetString(ReportJson.Encode(report))[1..]}";

                return BodyOf.Decode(body) is { Fault: null } decoded && decoded.Report == report && decoded.UnknownMembers == names.Length;
            },
            iter: 2_000);

    private static void ShouldSkip(string body, int count)
    {
        var decoded = BodyOf.Decode(body);

        decoded.Fault.Should().BeNull();
        decoded.Report.Should().Be(SampleReport.Create());
        decoded.UnknownMembers.Should().Be(count);
    }
}
