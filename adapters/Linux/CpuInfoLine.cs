namespace TelemetryHex.Adapters.Linux;

/// <summary>One line of /proc/cpuinfo: a key, a colon and a value, with tabs or blanks between them.</summary>
internal readonly ref struct CpuInfoLine
{
    private CpuInfoLine(ReadOnlySpan<char> key, ReadOnlySpan<char> value)
    {
        Key = key;
        Value = value;
    }

    /// <summary>The text before the colon.</summary>
    public ReadOnlySpan<char> Key { get; }

    /// <summary>The text behind the colon.</summary>
    public ReadOnlySpan<char> Value { get; }

    /// <summary>Splits a line at its first colon; a line without one has the empty key.</summary>
    public static CpuInfoLine From(ReadOnlySpan<char> line)
    {
        var colon = line.IndexOf(':');
        return colon < 0 ? default : new CpuInfoLine(line[..colon].Trim(), line[(colon + 1)..].Trim());
    }

    /// <summary>Whether the line has that key; case matters, since LoongArch has <c>CPU MHz</c> where x86 has <c>cpu MHz</c>.</summary>
    public bool Is(string key) => Key.SequenceEqual(key);
}
