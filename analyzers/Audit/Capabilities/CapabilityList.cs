namespace TelemetryHex.Audit.Capabilities;

/// <summary>What one assembly may reach: a text of lines under headings, compared word for word.</summary>
internal sealed class CapabilityList
{
    private readonly HashSet<string> _lines = new(StringComparer.Ordinal);
    private readonly HashSet<string> _byMember = new(StringComparer.Ordinal);
    private readonly List<string> _faults = [];

    private CapabilityList(string assembly) => Assembly = assembly;

    /// <summary>The assembly's name, and the file's.</summary>
    public string Assembly { get; }

    public IReadOnlyCollection<string> Lines => _lines;

    /// <summary>What is wrong with the text itself.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>Reads a list. A blank line and what begins with a <c>#</c> say nothing.</summary>
    public static CapabilityList Parse(string assembly, string text)
    {
        var list = new CapabilityList(assembly);
        string? heading = null;
        foreach (var line in text.Split('\n').Select(line => line.Trim()).Where(line => line is not ("" or ['#', ..])))
        {
            if (Heading.All.Contains(line))
            {
                heading = line;
                continue;
            }

            list.Add(line, heading);
        }

        return list;
    }

    public bool Contains(string line) => _lines.Contains(line);

    /// <summary>Whether the list names single members of the type.</summary>
    public bool IsByMember(string type) => _byMember.Contains(type);

    private void Add(string line, string? heading)
    {
        if (!_lines.Add(line))
        {
            _faults.Add($"the line '{line}' stands there twice");
        }

        if (Heading.Of(line) is var own && own != heading)
        {
            _faults.Add($"the line '{line}' belongs under {own}");
        }

        if (!Heading.IsOpenTo(own, Assembly))
        {
            _faults.Add($"the line '{line}' is of {own}, which no list opens to this assembly");
        }

        if (line.IndexOf("::", StringComparison.Ordinal) is > 0 and var end)
        {
            _byMember.Add(line[..end]);
        }
    }
}
