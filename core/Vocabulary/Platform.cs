using System.Diagnostics.CodeAnalysis;
using System.Text.Unicode;

namespace TelemetryHex.Vocabulary;

/// <summary>Operating system, runtime and architecture in one text, <c>linux-dotnet10.0.12-amd64</c>, and nothing more.</summary>
/// <param name="Name">The operating system family.</param>
/// <param name="Version">The language runtime's version.</param>
/// <param name="Architecture">The processor architecture.</param>
public sealed record Platform(OsName Name, RuntimeVersion Version, Architecture Architecture) : IUtf8SpanFormattable
{
    /// <summary>The greatest number of characters.</summary>
    public const int MaxLength = 64;

    /// <summary>Reads the three parts; the version may itself hold a hyphen, the other two cannot.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out Platform? platform)
    {
        var first = text.IndexOf('-');
        var last = text.LastIndexOf('-');
        platform = first < last
            && OsName.TryParse(text[..first], out var name)
            && RuntimeVersion.TryParse(text[(first + 1)..last], out var version)
            && Architecture.TryParse(text[(last + 1)..], out var architecture)
                ? new Platform(name, version, architecture)
                : null;
        return platform is not null;
    }

    /// <summary>The text as it stands on the wire.</summary>
    public override string ToString() => $"{Name}-{Version}-{Architecture}";

    /// <inheritdoc/>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
        => Utf8.TryWrite(utf8Destination, $"{Name}-{Version}-{Architecture}", out bytesWritten);
}
