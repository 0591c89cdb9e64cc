using System.Text;
using System.Text.RegularExpressions;

namespace TelemetryHex.Analyzers.Document;

/// <summary>
/// The one naming policy: <c>FrequencyMhz</c> is <c>frequency_mhz</c>. A valid name converts both ways, so a path stands for exactly one
/// member and needs no attribute.
/// </summary>
public static class WireName
{
    /// <summary>One part of a path: words of two or more lower-case ASCII letters and digits, joined by <c>_</c>.</summary>
    public const string SegmentPattern = "[a-z][a-z0-9]+(?:_[a-z][a-z0-9]+)*";

    private static readonly Regex Member = new("^(?:[A-Z][a-z0-9]+)+\\z", RegexOptions.CultureInvariant);

    /// <summary>The wire name of a member; null where its name has none.</summary>
    public static string? OfMember(string name)
    {
        if (!Member.IsMatch(name))
        {
            return null;
        }

        var text = new StringBuilder(name.Length + 4);
        foreach (var character in name)
        {
            if (character is >= 'A' and <= 'Z')
            {
                text.Append(text.Length == 0 ? "" : "_").Append((char)(character | 0x20));
            }
            else
            {
                text.Append(character);
            }
        }

        return text.ToString();
    }

    /// <summary>The member that a part of a path stands for.</summary>
    public static string ToMember(string segment)
        => string.Concat(segment.Split('_').Select(word => (char)(word[0] & ~0x20) + word.Substring(1)));
}
