using System.Text;
using CsCheck;
using TelemetryHex.Contracts;
using TelemetryHex.Wire;

namespace TelemetryHex.Core.Tests.Wire;

[Trait("Speed", "Slow")]
public sealed class DecodeFuzzTests
{
    private static readonly string[] Fragments =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud800", "\\u0061", "null", "true", "-", "0", "1e999", "\"x\":",
        "\"os\":", "\"name\":\"linux\",", "\0", "\n", "\ufeff", "//", "é", "\ud83d\ude00",
    ];

    private static readonly Gen<byte[]> Piece = Gen.OneOf(
        Gen.Byte.Array[0, 6],
        Gen.OneOf(Fragments).Select(Encoding.UTF8.GetBytes));

    private static readonly Gen<byte[]> Mutation =
        from seed in Gen.OneOf(SampleReport.Json, BodyOf.WithMembers("$", "\"\\u006fther\":[{\"\\ud83d\\ude00\":1e5}]"))
        from edits in Gen.Select(Gen.Int[0, 1000], Gen.Int[0, 12], Piece).Array[1, 5]
        select edits.Aggregate(Encoding.UTF8.GetBytes(seed), Edit);

    [Fact]
    public void No_mutation_of_a_report_throws_and_each_is_a_report_or_a_fault() => Mutation.Sample(IsReportOrFault, iter: 100_000);

    [Fact]
    public void No_random_bytes_throw_and_all_are_a_fault()
        => Gen.Byte.Array[0, 200].Sample(bytes => IsReportOrFault(bytes) && ReportJson.Decode(bytes).Fault is not null, iter: 20_000);

    [Fact]
    public void No_heap_of_json_fragments_throws()
        => Gen.OneOf(Fragments).Array[0, 40].Sample(parts => IsReportOrFault(Encoding.UTF8.GetBytes(string.Concat(parts))), iter: 50_000);

    [Fact]
    public void Whatever_is_read_can_be_written_and_read_again()
        => Mutation.Sample(
            bytes => ReportJson.Decode(bytes).Report is not { } report || ReportJson.Decode(ReportJson.Encode(report)).Report == report,
            iter: 50_000);

    private static bool IsReportOrFault(byte[] bytes)
    {
        var decoded = ReportJson.Decode(bytes);
        return decoded.Report is null != decoded.Fault is null && decoded.UnknownMembers >= 0;
    }

    private static byte[] Edit(byte[] bytes, (int Place, int Length, byte[] Piece) edit)
    {
        var start = edit.Place % (bytes.Length + 1);
        var end = Math.Min(bytes.Length, start + edit.Length);
        return [.. bytes[..start], .. edit.Piece, .. bytes[end..]];
    }
}
