namespace TelemetryHex.Policy;

/// <summary>
/// Reads other names of telemetry's switch by their words, in any case: <c>telemetry_enabled</c>, <c>NoTelemetry</c>,
/// <c>TELEMETRYENABLED</c>.
/// </summary>
internal static class SwitchName
{
    private const string Telemetry = "telemetry";
    private const string Track = "track";

    // Bounds the work; no name that a person writes is longer.
    private const int MaxLength = 64;

    private static readonly string[] Negations =
    [
        "block", "blocked", "deactivate", "deactivated", "deny", "denied", "disable", "disabled", "dont", "forbid", "inactive", "never",
        "no", "not", "off", "out", "skip", "stop", "suppress", "without",
    ];

    private static readonly string[] Affirmations =
    [
        "activate", "activated", "active", "allow", "allowed", "anonymised", "anonymized", "anonymous", "collect", "collection", "consent",
        "do", "enable", "enabled", "in", "is", "on", "opt", "report", "reporting", "reports", "send", "share", Track, "usage", "use",
    ];

    // The longest first, so that "inactive" is not "in" and "active".
    private static readonly string[] Known =
        [.. Negations.Concat(Affirmations).Append(Telemetry).OrderByDescending(word => word.Length)];

    /// <summary>The meaning of the name; null where it is no such name: <c>telemetry</c> alone, <c>OpenTelemetry</c>.</summary>
    public static SwitchMeaning? Read(string name)
    {
        if (name.Length > MaxLength || (!Has(name, Telemetry) && !Has(name, Track)))
        {
            return null;
        }

        var byCase = Weigh(Words(name, byCase: true));
        return byCase is null or SwitchMeaning.Unclear ? Weigh(Words(name, byCase: false)) ?? byCase : byCase;
    }

    private static bool Has(string name, string word) => name.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static SwitchMeaning? Weigh(List<string> words)
    {
        if (words is ["do", "not", Track])
        {
            return SwitchMeaning.Off;
        }

        var place = words.IndexOf(Telemetry);
        var others = words.FindAll(word => word != Telemetry);
        if (place < 0 || others.Count == 0 || (place > 0 && words[place - 1] == "open"))
        {
            return null;
        }

        var negations = others.Count(word => Negations.Contains(word));
        return negations > 1 || others.Exists(word => !Known.Contains(word)) ? SwitchMeaning.Unclear
            : negations == 1 ? SwitchMeaning.Off
            : SwitchMeaning.On;
    }

    private static List<string> Words(string name, bool byCase)
    {
        List<string> words = [];
        var start = 0;
        for (var end = 0; end <= name.Length; end++)
        {
            var isBetween = end == name.Length || !char.IsLetterOrDigit(name[end]);
            if (isBetween || (byCase && end > start && BeginsWord(name, end)))
            {
                var run = name[start..end].ToLowerInvariant();
                words.AddRange(Split(run) ?? [run]);
                start = isBetween ? end + 1 : end;
            }
        }

        return words;
    }

    // An upper-case letter behind a lower-case one, or the last one of several before a lower-case one: is|TELEMETRY|Enabled.
    private static bool BeginsWord(string name, int at)
        => char.IsUpper(name[at]) && (!char.IsUpper(name[at - 1]) || (at + 1 < name.Length && char.IsLower(name[at + 1])));

    // Null where the letters are not known words alone: "telemetryish" and "opentelemetry" are other words.
    private static string[]? Split(string run)
    {
        if (run.Length == 0)
        {
            return [];
        }

        foreach (var word in Known)
        {
            if (run.StartsWith(word, StringComparison.Ordinal) && Split(run[word.Length..]) is { } rest)
            {
                return [word, .. rest];
            }
        }

        return null;
    }
}
