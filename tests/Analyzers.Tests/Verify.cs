using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using TelemetryHex.Analyzers.Payload;
using TelemetryHex.Analyzers.Serialization;

namespace TelemetryHex.Analyzers.Tests;

/// <summary>
/// Compiles, and compares what an analyzer says with the marks: <c>{|THX0002:Host|}</c> where a rule's place is meant, <c>{|#0:Host|}</c>
/// where an expected result also says the message's words.
/// </summary>
internal static class Verify
{
    /// <summary>These types in the payload namespace, against a document with these rows.</summary>
    public static Task Payload(string types, string rows, params DiagnosticResult[] expected)
        => Run<PayloadAnalyzer>(Acme.Assembly, Acme.Document(rows), [Acme.InPayload(types), Acme.Vocabulary], expected);

    /// <summary>The report that every document allows, and other sources beside it.</summary>
    public static Task Beside(string source, params DiagnosticResult[] expected)
        => Run<PayloadAnalyzer>(Acme.Assembly, Acme.Document(), [Acme.InPayload(Acme.Report), Acme.Vocabulary, source], expected);

    /// <summary>A document, against the report that every document allows.</summary>
    public static Task Document(string document, params DiagnosticResult[] expected)
        => Run<PayloadAnalyzer>(Acme.Assembly, document, [Acme.InPayload(Acme.Report), Acme.Vocabulary], expected);

    /// <summary>Sources of an assembly that may write nothing but the report as JSON.</summary>
    public static Task Json(string source, params DiagnosticResult[] expected) => Json([source], "", expected);

    /// <summary>The same with several files, and with exemptions in the document.</summary>
    public static Task Json(string[] sources, string exemptions, params DiagnosticResult[] expected)
        => Run<SerializationAnalyzer>(
            Acme.Assembly, Acme.Document(exemptions: exemptions), [Acme.InPayload(Acme.Report), Acme.Vocabulary, .. sources], expected);

    public static Task Run<TAnalyzer>(string assembly, string document, string[] sources, params DiagnosticResult[] expected)
        where TAnalyzer : DiagnosticAnalyzer, new()
        => Test<TAnalyzer>(assembly, document, sources, expected).RunAsync();

    public static LawTest<TAnalyzer> Test<TAnalyzer>(
        string assembly, string document, string[] sources, DiagnosticResult[] expected, NullableContextOptions nullability = NullableContextOptions.Enable)
        where TAnalyzer : DiagnosticAnalyzer, new()
    {
        var test = new LawTest<TAnalyzer>(assembly)
        {
            ReferenceAssemblies = Platform.None,
            Nullability = nullability,
            // It would write a '#pragma' into the payload, which is a violation of its own; SuppressionTests try it and more.
            TestBehaviors = TestBehaviors.SkipSuppressionCheck,
        };
        test.TestState.AdditionalReferences.AddRange(Platform.References);
        test.TestState.AdditionalFiles.Add(("/acme/ALLOWLIST.md", document));
        foreach (var (source, number) in sources.Select((source, number) => (source, number)))
        {
            test.TestState.Sources.Add(($"/acme/File{number}.cs", source));
        }

        test.ExpectedDiagnostics.AddRange(expected);
        return test;
    }
}
