using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace TelemetryHex.Vocabulary;

/// <summary>The operating system family in Go's spelling (GOOS): one of a fixed list, so that it holds no other text.</summary>
public sealed record OsName : IUtf8SpanFormattable
{
    private readonly string _text;

    private OsName(string text) => _text = text;

    /// <summary><c>linux</c></summary>
    public static OsName Linux { get; } = new("linux");

    /// <summary><c>darwin</c>, that is macOS</summary>
    public static OsName Darwin { get; } = new("darwin");

    /// <summary><c>windows</c></summary>
    public static OsName Windows { get; } = new("windows");

    /// <summary><c>freebsd</c></summary>
    public static OsName FreeBsd { get; } = new("freebsd");

    /// <summary>Every family that a report can name.</summary>
    public static IReadOnlyList<OsName> All { get; } =
    [
        Linux, Darwin, Windows, FreeBsd, new("openbsd"), new("netbsd"), new("dragonfly"),
        new("solaris"), new("illumos"), new("aix"), new("android"), new("ios"),
    ];

    /// <summary>Finds a family by its name; case matters.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out OsName? name)
    {
        foreach (var known in All)
        {
            if (text.SequenceEqual(known._text))
            {
                name = known;
                return true;
            }
        }

        name = null;
        return false;
    }

    /// <summary>The name as it stands on the wire.</summary>
    public override string ToString() => _text;

    /// <inheritdoc/>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
        => Ascii.FromUtf16(_text, utf8Destination, out bytesWritten) == OperationStatus.Done;
}
