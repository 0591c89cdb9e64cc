using System.Globalization;

namespace TelemetryHex.Adapters.Files;

/// <summary>A mapping or sequence that is being read.</summary>
internal sealed class YamlCollection(string path, bool isMapping)
{
    private readonly HashSet<string> _keys = [];
    private string? _key;
    private int _entries;

    /// <summary>The keys that lead to it, joined by dots.</summary>
    public string Path => path;

    /// <summary>Whether nothing has been found in it.</summary>
    public bool IsEmpty => _entries == 0;

    /// <summary>Whether what comes next is a key.</summary>
    public bool AwaitsKey => isMapping && _key is null;

    /// <summary>Takes a key.</summary>
    /// <returns>False where it stood before.</returns>
    public bool TakeKey(string key)
    {
        _key = key;
        return _keys.Add(key);
    }

    /// <summary>The path of the value that comes next: its key's, or its place in the sequence.</summary>
    public string NextPath()
    {
        var name = _key ?? _entries.ToString(CultureInfo.InvariantCulture);
        _key = null;
        _entries++;
        return path.Length == 0 ? name : $"{path}.{name}";
    }
}
