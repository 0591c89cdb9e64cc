namespace TelemetryHex.Policy;

/// <summary>The words for yes and no, in any case.</summary>
internal static class YesNo
{
    public const string Words = "true, false, 1, 0, t, f, yes, no, y, n, on or off";

    private static readonly string[] Yes = ["true", "1", "t", "yes", "y", "on"];
    private static readonly string[] No = ["false", "0", "f", "no", "n", "off"];

    /// <summary>True, false, or null for any other text.</summary>
    public static bool? Parse(string? text)
    {
        return Yes.Contains(text, StringComparer.OrdinalIgnoreCase) ? true
            : No.Contains(text, StringComparer.OrdinalIgnoreCase) ? false
            : null;
    }
}
