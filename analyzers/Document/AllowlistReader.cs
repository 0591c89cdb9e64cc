using System.Text.RegularExpressions;

namespace TelemetryHex.Analyzers.Document;

/// <summary>
/// Reads an allowlist: prose for people, one line <c>Root: `Type` in `Assembly`</c>, one table under <c>## The allowlist</c>, and bullets
/// under <c>## The types</c> and, where there are any, <c>## What else is written as JSON</c>. Every deviation is a fault at its own place.
/// </summary>
public sealed class AllowlistReader
{
    private const string Name = "[A-Za-z_][A-Za-z0-9_]*";
    private const string QualifiedName = Name + "(?:\\." + Name + ")*";

    private static readonly Regex RootLine = Line("Root: `(?<type>" + Name + "(?:\\." + Name + ")+)` in `(?<assembly>" + QualifiedName + ")`");
    private static readonly Regex TermBullet = Line("- \\*(?<term>[a-z]+(?: [a-z]+)*)\\*, (?<kind>a string|an integer|a number|a boolean), `(?<type>" + QualifiedName + ")`: (?<meaning>.+)");
    private static readonly Regex ExemptionBullet = Line("- (?:type `(?<type>" + QualifiedName + ")` in|assembly) `(?<assembly>" + QualifiedName + ")`: (?<meaning>.+)");

    private readonly List<DocumentFault> _faults = [];
    private readonly List<AllowlistTerm> _terms = [];
    private readonly List<JsonExemption> _exemptions = [];
    private readonly AllowlistTable _table = new();
    private readonly HashSet<string> _sections = [];
    private PayloadRoot? _root;

    private AllowlistReader()
    {
    }

    /// <summary>Reads the text of a document. It never throws.</summary>
    public static AllowlistDocument Read(string text)
    {
        var reader = new AllowlistReader();
        var lines = text.Split('\n').Select((line, number) => new MarkdownLine(WithoutReturn(line), number)).ToList();
        reader.Read(lines);
        var faults = reader._faults.Concat(reader._table.Faults).OrderBy(fault => fault.Place.Line).ThenBy(fault => fault.Place.Start);
        return new AllowlistDocument(reader._root, reader._table.Rows, reader._terms, reader._exemptions, [.. faults]);
    }

    private static string WithoutReturn(string line)
        => line.Length > 0 && line[line.Length - 1] == '\r' ? line.Substring(0, line.Length - 1) : line;

    private static Regex Line(string pattern) => new("^" + pattern + "\\z", RegexOptions.CultureInvariant);

    private void Read(List<MarkdownLine> lines)
    {
        var section = "";
        foreach (var line in lines)
        {
            if (line.Fault() is { } fault)
            {
                _faults.Add(fault);
            }
            else if (line.Section is { } title)
            {
                section = title;
                if (!_sections.Add(title))
                {
                    _faults.Add(new DocumentFault($"The heading '{title}' stands twice. Keep one.", line.Place));
                }
            }
            else if (line.Text.StartsWith("Root:", StringComparison.Ordinal))
            {
                ReadRoot(line, lines);
            }
            else if (line.Text.Contains('|'))
            {
                _table.Add(line, section, previous: line.Number == 0 ? null : lines[line.Number - 1]);
            }
            else if (line.IsBullet)
            {
                ReadBullet(line, section);
            }
            else if (!line.IsBlank)
            {
                _table.EndBy(line);
            }
        }

        var last = lines[lines.Count - 1].Place;
        if (_root is null)
        {
            _faults.Add(new DocumentFault("The document names no root. Write a line: Root: `Namespace.Type` in `Assembly`.", last));
        }

        _table.Close(_terms, last);
        _faults.AddRange(_terms.Where(term => _table.Rows.All(row => row.Term != term.Name))
            .Select(term => new DocumentFault($"No row has the type '{term.Name}'. Remove it from the list.", term.Place)));
    }

    private void ReadRoot(MarkdownLine line, List<MarkdownLine> lines)
    {
        var match = RootLine.Match(line.Text);
        if (!match.Success)
        {
            _faults.Add(new DocumentFault("A root is written as: Root: `Namespace.Type` in `Assembly`, and nothing else on its line.", line.Place));
        }
        else if (_root is not null)
        {
            _faults.Add(new DocumentFault("A document has one root. Keep one.", line.Place));
        }
        else
        {
            // In a paragraph it could be part of something hidden: a link's title, a comment.
            if (lines.Any(near => Math.Abs(near.Number - line.Number) == 1 && !near.IsBlank))
            {
                _faults.Add(new DocumentFault("A blank line must stand before and behind the root.", line.Place));
            }

            _root = new PayloadRoot(match.Groups["type"].Value, match.Groups["assembly"].Value, line.Place);
        }
    }

    private void ReadBullet(MarkdownLine line, string section)
    {
        switch (section)
        {
            case Section.Types:
                ReadTerm(line);
                break;
            case Section.Exemptions:
                ReadExemption(line);
                break;
            default:
                _table.EndBy(line);
                break;
        }
    }

    private void ReadTerm(MarkdownLine line)
    {
        var match = TermBullet.Match(line.Text);
        if (!match.Success)
        {
            _faults.Add(new DocumentFault("A type is written as: - *term*, a string|an integer|a number|a boolean, `Namespace.Type`: what its values are.", line.Place));
            return;
        }

        var term = new AllowlistTerm(match.Groups["term"].Value, KindOf(match.Groups["kind"].Value), match.Groups["type"].Value, PlaceOf(line, match.Groups["term"]));
        if (term.Name == "or null" || term.Name.EndsWith(" or null", StringComparison.Ordinal))
        {
            _faults.Add(new DocumentFault("A type's name cannot end with 'or null'; a row says that.", term.Place));
        }
        else if (_terms.Any(other => other.Name == term.Name || other.TypeName == term.TypeName))
        {
            _faults.Add(new DocumentFault($"'{term.Name}' or its type '{term.TypeName}' stands twice. Each type has one name.", term.Place));
        }
        else
        {
            _terms.Add(term);
        }
    }

    private void ReadExemption(MarkdownLine line)
    {
        var match = ExemptionBullet.Match(line.Text);
        if (match.Success)
        {
            var type = match.Groups["type"];
            _exemptions.Add(new JsonExemption(
                type.Success ? type.Value : null, match.Groups["assembly"].Value, PlaceOf(line, type.Success ? type : match.Groups["assembly"])));
        }
        else
        {
            _faults.Add(new DocumentFault("Other JSON is written as: - type `Namespace.Type` in `Assembly`: what it is and where it goes (or: - assembly `Name`: …).", line.Place));
        }
    }

    private static JsonKind KindOf(string text) => text switch
    {
        "a string" => JsonKind.Text,
        "an integer" => JsonKind.WholeNumber,
        "a number" => JsonKind.Number,
        _ => JsonKind.Boolean,
    };

    private static TextPlace PlaceOf(MarkdownLine line, Group group) => new(line.Number, group.Index, group.Length);
}
