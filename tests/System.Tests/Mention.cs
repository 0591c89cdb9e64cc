namespace TelemetryHex.SystemTests;

/// <summary>Whether a text says a value, in any case.</summary>
internal static class Mention
{
    // Machines and users may be called by a word that every report holds, or that a product may call its version by.
    private static readonly HashSet<string> Ordinary =
        new(["dev", "edge", "head", "latest", "local", "main", "master", "stable", "test", .. Words(SampleReport.Json)], StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> In(string text, IEnumerable<string> values) => values.Where(value => IsIn(text, value) && !Ordinary.Contains(value));

    // A short name stands within other words by accident, and one of hex digits within an id.
    private static bool IsIn(string text, string value)
        => value.Length < 3 || (value.Length < 8 && value.All(char.IsAsciiHexDigit))
            ? Words(text).Contains(value, StringComparer.OrdinalIgnoreCase)
            : text.Contains(value, StringComparison.OrdinalIgnoreCase);

    private static string[] Words(string text)
        => string.Concat(text.Select(character => char.IsAsciiLetterOrDigit(character) ? character : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
