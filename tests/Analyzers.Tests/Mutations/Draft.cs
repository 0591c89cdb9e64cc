using TelemetryHex.Analyzers.Tests.Shapes;

namespace TelemetryHex.Analyzers.Tests.Mutations;

/// <summary>A payload written down, with its document: every piece of it can be written differently.</summary>
internal sealed class Draft
{
    private const string Usings = "using System;\nusing Any.Elsewhere;\nusing Any.Payload;\nusing Any.Vocabulary;\n";

    private const string Elsewhere = """
        namespace Any.Elsewhere
        {
            public interface IMarked;
            public interface IHosted { string Host => ""; }
            public abstract record Ancestor;
            public sealed record Foreign(string Text);
        }

        namespace Any.Payload.Below
        {
        }
        """;

    public const string Assembly = "Any.Core";

    public Draft(AnyPayload payload)
    {
        Types = [.. payload.Types.Select(type => new DraftType(type, payload))];
        Rows = [.. payload.Values().Select(value => new DraftRow(value.Path, value.Value.Leaf!.Term + (value.Value.MayBeNull ? " or null" : "")))];
        Terms = [.. payload.Values().Select(value => value.Value.Leaf!).Distinct().Select(leaf => $"- *{leaf.Term}*, {leaf.Kind}, `{leaf.TypeName}`: its values.")];
    }

    public List<DraftType> Types { get; }

    public List<DraftRow> Rows { get; }

    public List<string> Terms { get; }

    /// <summary>More declarations, with their namespaces.</summary>
    public string More { get; set; } = "";

    public string Root { get; set; } = "Root: `Any.Payload.Report` in `Any.Core`";

    public string Heading { get; set; } = "## The allowlist";

    public string Header { get; set; } = "| Path | Type | Why it is collected | Example |\n| --- | --- | --- | --- |";

    public IEnumerable<SourceFile> Sources()
        =>
        [
            .. Types.Select(type => new SourceFile(type.Name + ".cs", Usings + type.Text())),
            new SourceFile("Vocabulary.cs", DraftVocabulary.Source),
            new SourceFile("Elsewhere.cs", Elsewhere),
            new SourceFile("More.cs", Usings + More),
        ];

    public string Document() => string.Join('\n', "# What is sent", "", Heading, "", Root, "", Header + string.Concat(Rows.Select(row => "\n" + row.Text())), "", "## The types", "", string.Join('\n', Terms), "");

    public override string ToString() => string.Join('\n', Types.Select(type => type.Text())) + More + "\n" + Document();
}
