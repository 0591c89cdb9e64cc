using TelemetryHex.Vocabulary;

namespace TelemetryHex.Payload;

/// <summary>The operating system family, language runtime and processor architecture: <c>os</c>.</summary>
public sealed record OsInfo
{
    /// <summary>The operating system family: <c>os.name</c>.</summary>
    public required OsName Name { get; init; }

    /// <summary>The language runtime's version, never the kernel's or the distribution's: <c>os.version</c>.</summary>
    public required RuntimeVersion Version { get; init; }

    /// <summary>The processor architecture: <c>os.architecture</c>.</summary>
    public required Architecture Architecture { get; init; }

    /// <summary>The other three in one text, name-version-architecture: <c>os.platform</c>.</summary>
    public required Platform Platform { get; init; }
}
