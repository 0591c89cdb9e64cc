using System.Text.RegularExpressions;

namespace TelemetryHex.Analyzers.Document;

/// <summary>The one table, read from top to bottom.</summary>
internal sealed class AllowlistTable
{
    private const string OrNull = " or null";

    private static readonly string[] Header = ["Path", "Type", "Why it is collected", "Example"];
    private static readonly Regex Path = new("^`(?<path>" + WireName.SegmentPattern + "(?:\\." + WireName.SegmentPattern + ")*)`\\z", RegexOptions.CultureInvariant);
    private static readonly Regex Example = new("^`[!-_a-~](?:[ -_a-~]*[!-_a-~])?`\\z", RegexOptions.CultureInvariant);
    private static readonly Regex Delimiter = new("^-{3,}\\z", RegexOptions.CultureInvariant);

    private readonly List<AllowlistRow> _rows = [];
    private readonly List<(AllowlistRow Row, TextPlace Type)> _types = [];
    private readonly List<DocumentFault> _faults = [];
    private int _first = -1;
    private int _last = -1;

    public IReadOnlyList<AllowlistRow> Rows => _rows;

    public IReadOnlyList<DocumentFault> Faults => _faults;

    /// <summary>Takes a line that holds a pipe, wherever it stands.</summary>
    public void Add(MarkdownLine line, string section, MarkdownLine? previous)
    {
        if (_first < 0 && line.IsTableLine && section == Section.Allowlist)
        {
            _first = line.Number;
            if (previous is { IsBlank: false })
            {
                Refuse("A blank line must stand before the table, else it is no table for a reader.", line.Place);
            }
        }
        else if (_first < 0 || line.Number != _last + 1)
        {
            Refuse($"Nothing but the one table under '## {Section.Allowlist}' may hold a '|': a reader could take it for another.", line.Place);
            return;
        }

        _last = line.Number;
        if (TableCells.Of(line) is not { } cells || cells.Count != Header.Length)
        {
            Refuse("A line of the table has four cells, with a '|' before, between and after them.", line.Place);
            return;
        }

        Read(line.Number - _first, cells, line);
    }

    /// <summary>Takes a line of prose; right behind the table a reader would see it as a row.</summary>
    public void EndBy(MarkdownLine line)
    {
        if (_first >= 0 && line.Number == _last + 1)
        {
            Refuse("A blank line must stand behind the table, else a reader sees this line as a row.", line.Place);
        }
    }

    /// <summary>Compares the rows with each other and with the list of types.</summary>
    public void Close(IReadOnlyCollection<AllowlistTerm> terms, TextPlace end)
    {
        if (_rows.Count == 0)
        {
            Refuse($"There is no row under '## {Section.Allowlist}'.", end);
        }

        foreach (var (row, place) in _types.Where(type => terms.All(term => term.Name != type.Row.Term)))
        {
            Refuse($"'{row.Term}' is no type of the list under '## {Section.Types}'. Use one of: {string.Join(", ", terms.Select(term => term.Name))}.", place);
        }

        for (var i = 0; i < _rows.Count; i++)
        {
            HoldAgainstEarlier(i);
        }
    }

    private void Read(int index, IReadOnlyList<(string Text, TextPlace Place)> cells, MarkdownLine line)
    {
        switch (index)
        {
            case 0 when !cells.Select(cell => cell.Text).SequenceEqual(Header):
                Refuse($"The header of the table is: | {string.Join(" | ", Header)} |.", line.Place);
                break;
            case 1 when !cells.All(cell => Delimiter.IsMatch(cell.Text)):
                Refuse("The second line of the table is: | --- | --- | --- | --- |.", line.Place);
                break;
            case > 1:
                ReadRow(cells);
                break;
        }
    }

    private void ReadRow(IReadOnlyList<(string Text, TextPlace Place)> cells)
    {
        var path = Path.Match(cells[0].Text);
        if (!path.Success)
        {
            Refuse("A path is written as `os.name`: words of at least two of a-z and 0-9, joined by '_', parts joined by '.', all between backticks.", cells[0].Place);
        }

        var mayBeNull = cells[1].Text.EndsWith(OrNull, StringComparison.Ordinal);
        var term = mayBeNull ? cells[1].Text.Substring(0, cells[1].Text.Length - OrNull.Length) : cells[1].Text;
        if (!cells[2].Text.Any(char.IsLetter))
        {
            Refuse("The row does not say why the value is collected. Write it; adding a row is a privacy decision and wants a reviewer.", cells[2].Place);
        }

        if (!Example.IsMatch(cells[3].Text))
        {
            Refuse("An example stands between backticks, in ASCII.", cells[3].Place);
        }

        if (path.Success)
        {
            var row = new AllowlistRow(path.Groups["path"].Value, term, mayBeNull, cells[0].Place);
            _rows.Add(row);
            _types.Add((row, cells[1].Place));
        }
    }

    private void HoldAgainstEarlier(int index)
    {
        var row = _rows[index];
        var parent = ParentOf(row.Path);
        for (var i = 0; i < index; i++)
        {
            var earlier = _rows[i].Path;
            if (earlier == row.Path)
            {
                Refuse($"'{row.Path}' has a row already. Keep one.", row.Place);
                return;
            }

            if (row.Path.StartsWith(earlier + ".", StringComparison.Ordinal) || earlier.StartsWith(row.Path + ".", StringComparison.Ordinal))
            {
                Refuse($"'{row.Path}' and '{earlier}' cannot both be values: one lies inside the other.", row.Place);
                return;
            }

            // An object is written in one piece, so its rows stand together.
            for (var ancestor = parent; ancestor.Length > 0; ancestor = ParentOf(ancestor))
            {
                if (IsWithin(earlier, ancestor) && !IsWithin(_rows[index - 1].Path, ancestor))
                {
                    Refuse($"'{row.Path}' stands apart from the other rows of '{ancestor}'. Rows of one object stand together.", row.Place);
                    return;
                }
            }
        }
    }

    private static bool IsWithin(string path, string ancestor) => path.StartsWith(ancestor + ".", StringComparison.Ordinal);

    private static string ParentOf(string path) => path.LastIndexOf('.') is var dot && dot < 0 ? "" : path.Substring(0, dot);

    private void Refuse(string message, TextPlace place) => _faults.Add(new DocumentFault(message, place));
}
