using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using TelemetryHex.Analyzers.Payload;

namespace TelemetryHex.Analyzers.Tests.Payload;

/// <summary>THX0004, in a project without nullable reference types: no shape's text can say that.</summary>
public sealed class NullabilityTests
{
    [Fact]
    public Task A_member_whose_code_does_not_say_whether_it_may_be_null_is_refused()
        => Verify.Test<PayloadAnalyzer>(
            Acme.Assembly,
            Acme.Document("| `id` | word | To know | `x` |\n| `name` | word or null | To know | `x` |\n| `cores` | count or null | To know | `1` |"),
            [Acme.InPayload("public sealed record Report(Word {|#0:Id|}, Word {|#1:Name|}, Count? Cores);"), Acme.Vocabulary],
            [
                new DiagnosticResult(Rules.OtherType).WithLocation(0).WithArguments("Report.Id", "id", "word", "word of unknown nullability"),
                new DiagnosticResult(Rules.OtherType).WithLocation(1).WithArguments("Report.Name", "name", "word or null", "word of unknown nullability"),
            ],
            NullableContextOptions.Disable).RunAsync();
}
