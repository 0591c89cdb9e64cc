namespace TelemetryHex.Audit.Capabilities;

/// <summary>The capability lists of a folder, one for each assembly, and the one of what compilers add by themselves.</summary>
public sealed class CapabilityLists
{
    private const string Compiler = "compiler";

    private readonly Dictionary<string, CapabilityList> _lists;

    private CapabilityLists(IEnumerable<CapabilityList> lists, bool isStrict)
    {
        _lists = lists.ToDictionary(list => list.Assembly, StringComparer.Ordinal);
        OfCompiler = _lists.Remove(Compiler, out var compiler) ? compiler : CapabilityList.Parse(Compiler, "");
        IsStrict = isStrict;
    }

    /// <summary>Whether a line that nothing uses is a difference.</summary>
    internal bool IsStrict { get; }

    internal CapabilityList OfCompiler { get; }

    /// <summary>Reads every <c>*.txt</c> of the folder.</summary>
    /// <exception cref="IOException">The folder or a file cannot be read.</exception>
    public static CapabilityLists Read(string folder, bool isStrict)
    {
        var files = Directory.EnumerateFiles(folder, "*.txt");
        var lists = files.Select(file => CapabilityList.Parse(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file)));
        return new(lists, isStrict);
    }

    /// <summary>Lists by the names of their assemblies.</summary>
    public static CapabilityLists Parse(IReadOnlyDictionary<string, string> texts, bool isStrict)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return new([.. texts.Select(text => CapabilityList.Parse(text.Key, text.Value))], isStrict);
    }

    /// <summary>The assembly's own list; null where none was written.</summary>
    internal CapabilityList? Of(string assembly) => _lists.GetValueOrDefault(assembly);
}
