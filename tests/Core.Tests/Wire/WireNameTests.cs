using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsCheck;
using TelemetryHex.Contracts;
using TelemetryHex.Wire;

namespace TelemetryHex.Core.Tests.Wire;

/// <summary>The encoder spells every name out. That the names come of the members by one policy is shown here, against the platform's serializer.</summary>
public sealed class WireNameTests
{
    private static readonly JsonSerializerOptions OnePolicy = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new LeafConverter() },
    };

    [Fact]
    public void The_sample_is_what_reflection_and_one_snake_case_policy_write()
        => JsonSerializer.Serialize(SampleReport.Create(), OnePolicy).Should().Be(SampleReport.Json);

    [Fact]
    public void Any_report_is_what_reflection_and_one_snake_case_policy_write()
        => AnyReport.Value.Sample(
            report => Encoding.UTF8.GetString(ReportJson.Encode(report)) == JsonSerializer.Serialize(report, OnePolicy),
            iter: 5_000);
}
