using CsCheck;
using Microsoft.CodeAnalysis;
using TelemetryHex.Analyzers.Tests.Payload;

namespace TelemetryHex.Analyzers.Tests.Mutations;

[Trait("Speed", "Slow")]
public sealed class MutationTests
{
    public static TheoryData<string> Names => [.. Mutation.All.Select(mutation => mutation.Name)];

    [Promise(Section.Allowlist, "Any payload that keeps its document passes, and no change of either does")]
    [Theory]
    [MemberData(nameof(Names))]
    public async Task Any_payload_that_is_mutated_is_refused(string name)
    {
        var mutation = Mutation.All.Single(mutation => mutation.Name == name);
        var applied = 0;

        await Gen.Select(AnyPayload.Generator, Gen.Int).SampleAsync(
            async (payload, seed) =>
            {
                var draft = new Draft(payload);
                if (Volatile.Read(ref applied) >= mutation.Tries || mutation.Apply(draft, new Dice(seed)) is not { } change)
                {
                    return;
                }

                _ = Interlocked.Increment(ref applied);

                // What does not compile is no danger, and no shape.
                var findings = (await ShapeRun.OfAsync(draft)).Findings;
                findings.Should().NotBeEmpty("this was done: {0}\n{1}", change, draft);
                findings.Should().OnlyContain(
                    finding => finding.Id.StartsWith("THX", StringComparison.Ordinal)
                        && finding.Id != Rules.AnalyzerFailure.Id && finding.Severity == DiagnosticSeverity.Error,
                    "this was done: {0}\n{1}", change, draft);
            },
            iter: 6 * mutation.Tries,
            print: tried => $"{name}, thrown with {tried.Item2}");

        applied.Should().BePositive("the mutation must find a place");
    }
}
