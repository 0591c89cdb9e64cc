using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;
using TelemetryHex.Analyzers.Payload;
using TelemetryHex.Analyzers.Serialization;
using TelemetryHex.Analyzers.Tests.Shapes;

namespace TelemetryHex.Analyzers.Tests.Payload;

/// <summary>A draft and what stands beside it, compiled and judged: what both analyzers say, against the marks.</summary>
internal sealed class ShapeRun
{
    private const string Document = "/acme/ALLOWLIST.md";

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers = [new PayloadAnalyzer(), new SerializationAnalyzer()];

    private readonly SourceText _document;
    private readonly List<(string Mark, string Place)> _marks = [];
    private readonly List<Compilation> _compilations = [];

    private ShapeRun(Draft draft) => _document = Acme.Text(Unmarked(new SourceFile(Document, draft.Document())));

    public List<Diagnostic> Findings { get; } = [];

    /// <summary>The assemblies, in the order in which they refer to each other.</summary>
    public IReadOnlyList<Compilation> Compilations => _compilations;

    public Compilation Payload => _compilations.Single(compilation => compilation.AssemblyName == Acme.Assembly);

    public static async Task<ShapeRun> OfAsync(Draft draft, Shape? shape = null)
    {
        var run = new ShapeRun(draft);
        var document = new GivenFile(run._document, Document);
        await run.AddAsync("Acme.Below", Draft.Alone(shape?.Below ?? "", "Below.cs", foreign: true), document);
        await run.AddAsync(Acme.Assembly, draft.Sources(), document);
        await run.AddAsync("Acme.Above", Draft.Alone(draft.Above, "Above.cs"), document);
        return run;
    }

    /// <summary>Each finding as rule and place, to be read by people.</summary>
    public IEnumerable<string> Said() => Findings.Select(finding => $"{finding.Id} {PlaceOf(finding)}").Order(StringComparer.Ordinal);

    /// <summary>The same of the marks.</summary>
    public IEnumerable<string> Expected(Idea idea)
        => _marks.SelectMany(mark => RulesOf(mark.Mark, idea).Select(rule => $"{rule} {mark.Place}")).Order(StringComparer.Ordinal);

    /// <summary>Whether a finding stands at its mark with these words; the marked text is the first where the shape gives none.</summary>
    public void Says(Finding expected, Shape shape)
    {
        foreach (var (mark, place) in _marks.Where(mark => mark.Mark == "#0" && expected.Arguments.Length > 0))
        {
            string[] given = shape.Given.Length > 0 ? shape.Given : [place.Split('»')[1]];
            var words = expected.Arguments.Select(argument => string.Format(CultureInfo.InvariantCulture, argument, [.. given])).ToArray();
            var format = Format(expected.Rule);
            Findings.Where(finding => finding.Id == expected.Rule && PlaceOf(finding) == place)
                .Select(finding => finding.GetMessage(CultureInfo.InvariantCulture))
                .Should().Contain(
                    message => format.Contains($"{{{words.Length}}}", StringComparison.Ordinal)
                        ? message.StartsWith($"'{words[0]}'", StringComparison.Ordinal)
                        : message == string.Format(CultureInfo.InvariantCulture, format, words),
                    $"{expected.Rule} says '{string.Join("', '", words)}' at {place}");
        }
    }

    private static string Format(string rule)
        => Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).First(descriptor => descriptor.Id == rule)
            .MessageFormat.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<string> RulesOf(string mark, Idea idea)
        => mark == "#0" ? idea.Findings.Select(finding => finding.Rule) : [mark];

    private static string Place(string path, SourceText text, TextSpan span) => $"{path} {span} »{text.ToString(span)}»";

    private string PlaceOf(Diagnostic finding) => finding.Location.Kind switch
    {
        LocationKind.ExternalFile => Place(Document, _document, finding.Location.SourceSpan),
        _ when finding.Location.SourceTree is { } tree => Place(tree.FilePath, tree.GetText(), finding.Location.SourceSpan),
        _ => "nowhere",
    };

    private string Unmarked(SourceFile file)
    {
        TestFileMarkupParser.GetPositionsAndSpans(
            file.Text, out var text, out _, out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans);
        _marks.AddRange(spans.SelectMany(mark => mark.Value.Select(span => (mark.Key, Place(file.Path, Acme.Text(text), span)))));
        return text;
    }

    private async Task AddAsync(string assembly, IEnumerable<SourceFile> marked, AdditionalText document)
    {
        var sources = marked.Select(file => file with { Text = Unmarked(file) }).ToList();
        if (sources.Count == 0)
        {
            return;
        }

        var compilation = RunningPlatform.Compile(assembly, sources, [.. _compilations.Select(below => below.ToMetadataReference())]);
        _compilations.Add(compilation);
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([document]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        var all = await compilation.WithAnalyzers(Analyzers, options).GetAllDiagnosticsAsync(CancellationToken.None);
        var isOfCompiler = all.ToLookup(diagnostic => diagnostic.Id.StartsWith("CS", StringComparison.Ordinal));
        isOfCompiler[true].Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .Should().BeEmpty("what does not compile is no shape");
        Findings.AddRange(isOfCompiler[false]);
    }
}
