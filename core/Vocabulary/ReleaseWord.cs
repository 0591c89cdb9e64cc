using System.Text;

namespace TelemetryHex.Vocabulary;

/// <summary>The words that a version may hold, in any case. Another word may be the name of a machine or of a person.</summary>
internal static class ReleaseWord
{
    private const int MaxDigits = 8;

    // Each may stand alone: a build without a number yet.
    private static readonly string[] Channels =
    [
        "alpha", "beta", "canary", "daily", "dev", "devel", "develop", "development", "edge", "experimental", "head", "latest",
        "local", "main", "master", "nightly", "preview", "release", "snapshot", "stable", "test", "testing", "trunk", "unknown",
        "unstable", "weekly",
    ];

    // Each needs a number before it: a machine may be called `build`, and a user `git`.
    private static readonly string[] Marks =
    [
        "build", "ci", "commit", "cr", "debug", "dirty", "final", "ga", "gamma", "git", "hotfix", "incompatible", "lts", "m", "milestone",
        "modified", "next", "p", "patch", "post", "pre", "prerelease", "r", "rc", "rev", "rtm", "sha", "sp",
    ];

    // Python writes `1.10b2`. Anywhere else these are hex digits: `a1-b2-c3` is half of a hardware address.
    private static readonly string[] Letters = ["a", "b", "c"];

    private static readonly string[] TopLevelDomains = ["build", "ci", "cr", "dev", "ga", "local", "next", "post", "test"];

    /// <summary>Whether the text is the name of a release channel: <c>nightly</c></summary>
    public static bool IsChannel(ReadOnlySpan<char> text) => IsAmong(Channels, text);

    /// <summary>Whether the text is a word for a release, numbered or not: <c>rc</c>, <c>rc1</c></summary>
    public static bool IsMark(ReadOnlySpan<char> text)
        => WithoutNumber(text) is var word && (IsAmong(Channels, word) || IsAmong(Marks, word));

    /// <summary>Whether the text may stand directly behind a number: <c>rc1</c>, <c>b2</c></summary>
    public static bool IsAttachedMark(ReadOnlySpan<char> text) => IsMark(text) || IsAmong(Letters, WithoutNumber(text));

    /// <summary>Whether a dot and the text may end the name of a host, of the Internet or of a local network.</summary>
    public static bool IsTopLevelDomain(ReadOnlySpan<char> text) => IsAmong(TopLevelDomains, text);

    private static ReadOnlySpan<char> WithoutNumber(ReadOnlySpan<char> text)
        => text.TrimEnd("0123456789") is var word && text.Length - word.Length <= MaxDigits ? word : default;

    private static bool IsAmong(string[] words, ReadOnlySpan<char> text)
    {
        foreach (var word in words)
        {
            if (Ascii.EqualsIgnoreCase(text, word))
            {
                return true;
            }
        }

        return false;
    }
}
