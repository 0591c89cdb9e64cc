namespace TelemetryHex.Policy;

/// <summary>
/// Characters that come into a value by mistake: quotes, which docker's <c>--env-file</c> keeps, and control characters, such as the
/// carriage return of a Windows line ending.
/// </summary>
internal static class StrayCharacters
{
    private const string Quotes = "\"'`\u201c\u201d\u2018\u2019";

    /// <summary>The fault of the value, if it has one of these; null otherwise.</summary>
    public static string? FaultOf(string? value)
        => HasControl(value) ? "holds a control character" : IsQuoted(value) ? "stands in quotes" : null;

    /// <summary>The remedy for a refused value, with these characters named first where it has them.</summary>
    public static string Name(string? value, string remedy)
        => HasControl(value) ? $"leave out the control character, such as the carriage return of a Windows line ending, and {remedy}"
            : IsQuoted(value) ? $"leave out the quotes, which docker's --env-file keeps, and {remedy}"
            : remedy;

    private static bool HasControl(string? value) => value is not null && value.Any(char.IsControl);

    // One end is enough: cmd.exe leaves one quote of two where a directory ends with a backslash.
    private static bool IsQuoted(string? value) => value?.Trim() is [var first, .., var last] && (IsQuote(first) || IsQuote(last));

    private static bool IsQuote(char character) => Quotes.Contains(character, StringComparison.Ordinal);
}
