using System.Globalization;

namespace TelemetryHex.Adapters.Files;

/// <summary>An open mapping or sequence.</summary>
internal sealed class YamlCollection(string path, bool isMapping)
{
    private readonly HashSet<string> _keys = [];
    private string? _key;
    private int _entries;

    /// <summary>The keys on the way to it, joined by dots.</summary>
    public string Path => path;

    /// <summary>Whether it has no entry so far.</summary>
    public bool IsEmpty => _entries == 0;

    /// <summary>Whether the next node is a key.</summary>
    public bool AwaitsKey => isMapping && _key is null;

    /// <summary>Takes a key.</summary>
    /// <returns>False for a duplicate.</returns>
    public bool TakeKey(string key)
    {
        _key = key;
        return _keys.Add(key);
    }

    /// <summary>The path of the next value: its key's, or its place in the sequence.</summary>
    public string NextPath()
    {
        var name = _key ?? _entries.ToString(CultureInfo.InvariantCulture);
        _key = null;
        _entries++;
        return path.Length == 0 ? name : $"{path}.{name}";
    }
}
