using System.Text;
using TelemetryHex.Contracts;
using TelemetryHex.Wire;

namespace TelemetryHex.Core.Tests.Wire;

public sealed class DecodeRefusalTests
{
    private const ReportFaultKind Malformed = ReportFaultKind.Malformed;

    private static readonly string[] NoText = ["1", "1.5", "true", "false", "null", "{}", "[]", "[\"linux\"]"];
    private static readonly string[] NoNumber = ["\"8\"", "\"\"", "true", "false", "{}", "[]", "[8]"];
    private static readonly string[] NoInteger = ["8.0", "8.5", "8e0", "8E1", "1e999", "1e-1"];
    private static readonly string[] NoObject = ["1", "\"linux\"", "true", "null", "[]", "[{}]"];

    public static TheoryData<string> AllPaths => [.. BodyOf.AllPaths];

    public static TheoryData<string, string> WrongTypes
    {
        get
        {
            var rows = new TheoryData<string, string>();
            Add(BodyOf.TextPaths, NoText);
            Add(BodyOf.IntegerPaths, [.. NoNumber, .. NoInteger]);
            Add(["memory.total_gb"], NoNumber);
            Add(BodyOf.ObjectPaths, NoObject);
            return rows;

            void Add(IEnumerable<string> paths, string[] values)
            {
                foreach (var path in paths)
                {
                    foreach (var value in values)
                    {
                        rows.Add(path, value);
                    }
                }
            }
        }
    }

    [Promise(
        Section.Report,
        "Duplicates, missing members, wrong types, values out of range and trailing bytes are refused with their path")]
    [Theory]
    [MemberData(nameof(AllPaths))]
    public void A_missing_member_is_refused_by_its_path(string path)
        => ShouldRefuse(BodyOf.Without(path), ReportFaultKind.MissingMember, path);

    [Promise(
        Section.Report,
        "Duplicates, missing members, wrong types, values out of range and trailing bytes are refused with their path")]
    [Theory]
    [MemberData(nameof(AllPaths))]
    public void A_duplicate_member_is_refused_by_its_path(string path)
        => ShouldRefuse(BodyOf.Twice(path), ReportFaultKind.DuplicateMember, path);

    [Theory]
    [MemberData(nameof(AllPaths))]
    public void A_duplicate_under_an_escaped_name_is_refused(string path)
        => ShouldRefuse(BodyOf.Twice(path, $"\\u{(int)BodyOf.NameOf(path)[0]:x4}{BodyOf.NameOf(path)[1..]}"), ReportFaultKind.DuplicateMember, path);

    [Promise(
        Section.Report,
        "Duplicates, missing members, wrong types, values out of range and trailing bytes are refused with their path")]
    [Theory]
    [MemberData(nameof(WrongTypes))]
    public void A_value_of_another_type_is_refused_by_its_path(string path, string json)
        => ShouldRefuse(BodyOf.With(path, json), ReportFaultKind.WrongType, path);

    [Promise(
        Section.Report,
        "Duplicates, missing members, wrong types, values out of range and trailing bytes are refused with their path")]
    [Theory]
    [InlineData("instance_id", "\"existing-test-id-12345\"")]
    [InlineData("instance_id", "\"00000000-0000-0000-0000-000000000000\"")]
    [InlineData("instance_id", "\"550E8400-E29B-41D4-A716-446655440000\"")]
    [InlineData("instance_id", "\"\"")]
    [InlineData("timestamp", "\"2025-01-20T10:30:00.5Z\"")]
    [InlineData("timestamp", "\"2025-01-20T10:30:00+00:00\"")]
    [InlineData("timestamp", "\"2025-02-30T10:30:00Z\"")]
    [InlineData("liftbridge_version", "\"\"")]
    [InlineData("liftbridge_version", "\"db.internal\"")]
    [InlineData("liftbridge_version", "\"prod-db-01\"")]
    [InlineData("liftbridge_version", "\"10.0.0.5\"")]
    [InlineData("os.name", "\"Linux\"")]
    [InlineData("os.name", "\"plan9\"")]
    [InlineData("os.version", "\"6.1.0-28-amd64\"")]
    [InlineData("os.architecture", "\"X64\"")]
    [InlineData("os.platform", "\"linux-dotnet10.0.12\"")]
    [InlineData("cpu.physical_cores", "0")]
    [InlineData("cpu.physical_cores", "-0")]
    [InlineData("cpu.physical_cores", "-8")]
    [InlineData("cpu.physical_cores", "1000001")]
    [InlineData("cpu.logical_cores", "0")]
    [InlineData("cpu.logical_cores", "4294967297")]
    [InlineData("cpu.logical_cores", "99999999999999999999")]
    [InlineData("cpu.frequency_mhz", "0")]
    [InlineData("cpu.frequency_mhz", "100001")]
    [InlineData("cpu.frequency_mhz", "-99999999999999999999")]
    [InlineData("memory.total_gb", "0")]
    [InlineData("memory.total_gb", "0.0")]
    [InlineData("memory.total_gb", "-32.0")]
    [InlineData("memory.total_gb", "4194304.1")]
    [InlineData("memory.total_gb", "1e999")]
    [InlineData("memory.total_gb", "-1e999")]
    [InlineData("memory.total_gb", "1e-999")]
    [InlineData("memory.total_gb", "99999999999999999999")]
    public void A_value_outside_its_range_or_grammar_is_refused_by_its_path(string path, string json)
        => ShouldRefuse(BodyOf.With(path, json), ReportFaultKind.OutOfRange, path);

    [Promise(Section.Report, "`os.platform` is exactly name-version-architecture")]
    [Theory]
    [InlineData("windows-dotnet10.0.12-amd64")]
    [InlineData("linux-dotnet10.0.11-amd64")]
    [InlineData("linux-dotnet10.0.12-arm64")]
    public void A_platform_that_disagrees_with_its_three_parts_is_refused(string platform)
        => ShouldRefuse(BodyOf.With("os.platform", $"\"{platform}\""), ReportFaultKind.OutOfRange, "os.platform");

    [Fact]
    public void A_text_of_65_characters_is_refused()
        => ShouldRefuse(BodyOf.With("liftbridge_version", $"\"1{AnyReport.LongestProductVersion}\""), ReportFaultKind.OutOfRange, "liftbridge_version");

    [Fact]
    public void A_text_of_a_megabyte_is_refused()
        => ShouldRefuse(BodyOf.With("os.name", $"\"{new string('x', 1 << 20)}\""), ReportFaultKind.OutOfRange, "os.name");

    [Theory]
    [InlineData("\\ud800")]
    [InlineData("\\udc00")]
    [InlineData("\\ud800\\ud800")]
    [InlineData("\\udc00\\ud800")]
    [InlineData("linux\\ud83d")]
    public void Half_a_surrogate_pair_in_a_text_is_refused(string text)
        => ShouldRefuse(BodyOf.With("os.name", $"\"{text}\""), ReportFaultKind.OutOfRange, "os.name");

    [Theory]
    [InlineData("FF")]
    [InlineData("C0AF")]
    [InlineData("EDA080")]
    [InlineData("F5808080")]
    [InlineData("E282")]
    public void Bytes_that_are_not_utf8_in_a_text_are_refused(string hex)
    {
        var bytes = Encoding.UTF8.GetBytes(SampleReport.Json).ToList();
        var place = SampleReport.Json.IndexOf("linux", StringComparison.Ordinal);
        bytes.InsertRange(place, Convert.FromHexString(hex));

        ShouldRefuse([.. bytes], ReportFaultKind.OutOfRange, "os.name");
    }

    [Promise(
        Section.Report,
        "Duplicates, missing members, wrong types, values out of range and trailing bytes are refused with their path")]
    [Theory]
    [InlineData("x")]
    [InlineData("{}")]
    [InlineData("0")]
    [InlineData(",")]
    [InlineData("}")]
    [InlineData("\0")]
    [InlineData(" \n x")]
    [InlineData("// end")]
    [InlineData("\ufeff")]
    [InlineData("\u00a0")]
    public void Bytes_behind_the_object_are_refused(string trail)
        => ShouldRefuse(SampleReport.Json + trail, ReportFaultKind.TrailingBytes, "$");

    [Fact]
    public void A_second_report_behind_the_first_is_refused()
        => ShouldRefuse(SampleReport.Json + SampleReport.Json, ReportFaultKind.TrailingBytes, "$");

    [Theory]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("0")]
    [InlineData("[]")]
    [InlineData("[{}]")]
    [InlineData("\"{}\"")]
    public void A_whole_that_is_no_object_is_of_the_wrong_type(string body) => ShouldRefuse(body, ReportFaultKind.WrongType, "$");

    [Fact]
    public void An_empty_object_lacks_the_first_member() => ShouldRefuse("{}", ReportFaultKind.MissingMember, "instance_id");

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("\0")]
    [InlineData("{")]
    [InlineData("{\"instance_id\"")]
    [InlineData("{\"instance_id\":")]
    [InlineData("{instance_id:1}")]
    [InlineData("{'instance_id':1}")]
    [InlineData("nul")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("\ufeff{}")]
    [InlineData("// begin\n{}")]
    [InlineData("/**/{}")]
    [InlineData("{,}")]
    [InlineData("{\"x\":\"\t\"}")]
    [InlineData("{\"x\":\"\\q\"}")]
    [InlineData("{\"x\":\"\\u00g0\"}")]
    [InlineData("{\"x\":01}")]
    [InlineData("{\"x\":+1}")]
    [InlineData("{\"x\":.5}")]
    [InlineData("{\"x\":NaN}")]
    public void What_is_not_json_is_malformed(string body) => ShouldRefuse(body, Malformed, "$");

    [Theory]
    [InlineData("cpu.physical_cores", "NaN")]
    [InlineData("memory.total_gb", "NaN")]
    [InlineData("memory.total_gb", "Infinity")]
    [InlineData("memory.total_gb", "-Infinity")]
    [InlineData("memory.total_gb", "032.0")]
    [InlineData("memory.total_gb", "32.")]
    [InlineData("memory.total_gb", "0x20")]
    [InlineData("memory.total_gb", "32.0,")]
    [InlineData("memory.total_gb", "/* GiB */32.0")]
    [InlineData("os.name", "linux")]
    public void A_value_that_is_not_json_is_malformed(string path, string json) => ShouldRefuse(BodyOf.With(path, json), Malformed, "$");

    [Fact]
    public void A_byte_order_mark_is_malformed() => ShouldRefuse("\ufeff" + SampleReport.Json, Malformed, "$");

    [Fact]
    public void A_trailing_comma_is_malformed()
        => ShouldRefuse(SampleReport.Json[..^1] + ",}", Malformed, "$");

    [Fact]
    public void Every_beginning_of_a_report_is_malformed()
    {
        for (var length = 0; length < SampleReport.Json.Length; length++)
        {
            ShouldRefuse(SampleReport.Json[..length], Malformed, "$");
        }
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void Another_encoding_is_malformed(string encoding)
        => ShouldRefuse(Encoding.GetEncoding(encoding).GetBytes(SampleReport.Json), Malformed, "$");

    [Fact]
    public void Ten_thousand_levels_in_an_unknown_member_are_refused_and_harm_nothing()
    {
        var deep = new string('[', 10_000) + new string(']', 10_000);

        ShouldRefuse(BodyOf.WithMembers("$", $"\"x\":{deep}"), Malformed, "$");
        ShouldRefuse(BodyOf.WithMembers("os", $"\"x\":{deep}"), Malformed, "$");
        ShouldRefuse(deep, ReportFaultKind.WrongType, "$");
    }

    [Fact]
    public void A_fault_holds_no_value()
        => BodyOf.Decode(BodyOf.With("os.name", "\"secret-host\"")).Fault?.ToString().Should().NotContain("secret");

    private static void ShouldRefuse(string body, ReportFaultKind kind, string path) => ShouldRefuse(Encoding.UTF8.GetBytes(body), kind, path);

    private static void ShouldRefuse(byte[] body, ReportFaultKind kind, string path)
    {
        var decoded = ReportJson.Decode(body);

        decoded.Fault.Should().Be(new ReportFault(kind, path));
        decoded.Report.Should().BeNull();
    }
}
