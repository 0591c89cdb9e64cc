using System.Text;

namespace TelemetryHex.Wire;

/// <summary>The members of one JSON object, each by its path and by its name as it stands on the wire.</summary>
internal sealed class MemberNames(params string[] paths)
{
    private readonly byte[][] _names = [.. paths.Select(path => Encoding.UTF8.GetBytes(path[(path.LastIndexOf('.') + 1)..]))];

    public int Count => paths.Length;

    /// <summary>The allowlist's path.</summary>
    public string Path(int index) => paths[index];

    /// <summary>The last part of the path, in UTF-8.</summary>
    public ReadOnlySpan<byte> Name(int index) => _names[index];
}
