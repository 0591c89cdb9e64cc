using System.Buffers;

namespace TelemetryHex.Policy;

/// <summary>One key and its value, as one source has it.</summary>
/// <param name="Key">The key in canonical spelling, lower case and dotted: <c>telemetry.interval.seconds</c>.</param>
/// <param name="Spelling">The key as the source spells it, for messages: <c>LIFTBRIDGE_TELEMETRY_INTERVAL_SECONDS</c>.</param>
/// <param name="Value">The value; null where the key stands without one.</param>
public sealed record Setting(string Key, string Spelling, string? Value);

/// <summary>What one named source (a file, the environment, a command line) says about telemetry. Other keys are left out.</summary>
public sealed record SettingsSource
{
    private const string EnvironmentPrefix = "LIFTBRIDGE_";
    private const int MaxSpelling = 100;

    private static readonly SearchValues<char> OfKeys =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_.:-?< ");

    private SettingsSource(string name, IReadOnlyList<Setting> settings, string? fault)
    {
        Name = OneLine(name);
        Settings = settings;
        Fault = fault;
    }

    /// <summary>What messages call this source: <c>environment</c>, a file's name.</summary>
    public string Name { get; }

    /// <summary>The telemetry settings it holds, in its own order; the same key may come twice.</summary>
    public IReadOnlyList<Setting> Settings { get; }

    /// <summary>Why it could not be read; null where it could. An unreadable source may hide an opt-out, so it counts as one.</summary>
    public string? Fault { get; }

    /// <summary>A source with keys nested by <c>.</c> or <c>:</c> (YAML flattened, Microsoft.Extensions.Configuration, both mixed), in any case.</summary>
    public static SettingsSource FromKeys(string name, IEnumerable<KeyValuePair<string, string?>> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var settings = from pair in pairs
                       let key = Canonical(pair.Key)
                       where IsOurs(key)
                       select new Setting(key, Printable(pair.Key), pair.Value);
        return new SettingsSource(name, [.. settings], fault: null);
    }

    /// <summary>
    /// The environment's variables <c>LIFTBRIDGE_TELEMETRY_…</c>, <c>LIFTBRIDGE_DATA_DIR</c> and <c>DO_NOT_TRACK</c>, in any case.
    /// </summary>
    public static SettingsSource FromEnvironment(IEnumerable<KeyValuePair<string, string?>> variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        // Ordinal, so that of two spellings of one name the same one counts on every machine.
        var settings = from variable in variables.OrderBy(variable => variable.Key, StringComparer.Ordinal)
                       let key = CanonicalVariable(variable.Key)
                       where key is not null
                       select new Setting(key, Printable(variable.Key), variable.Value);
        return new SettingsSource("environment", [.. settings], fault: null);
    }

    /// <summary>A source that could not be read.</summary>
    public static SettingsSource Unreadable(string name, string fault) => new(name, [], fault);

    // A key goes into messages. It must not forge a line there, and what follows its first odd character may be a value, even a credential.
    private static string Printable(string key)
    {
        var odd = key.AsSpan().IndexOfAnyExcept(OfKeys);
        var length = Math.Min(odd < 0 ? key.Length : odd, MaxSpelling);
        return length == key.Length ? key : $"{key[..length]}…";
    }

    private static string OneLine(string name) => string.Concat(name.Select(character => char.IsControl(character) ? '?' : character));

    private static string Canonical(string key)
        => string.Join('.', key.Replace(':', '.').ToLowerInvariant().Split('.').Select(part => part.Trim()));

    private static bool IsOurs(string key)
        => key is SettingKeys.DataDirectory or SettingKeys.Section
            || key.StartsWith(SettingKeys.Section + ".", StringComparison.Ordinal)
            || key.StartsWith(SettingKeys.DataDirectory + ".", StringComparison.Ordinal);

    private static string? CanonicalVariable(string name)
    {
        if (name.Equals(SettingKeys.DoNotTrack, StringComparison.OrdinalIgnoreCase))
        {
            return SettingKeys.DoNotTrack;
        }

        if (!name.StartsWith(EnvironmentPrefix, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var key = name[EnvironmentPrefix.Length..].ToLowerInvariant().Replace('_', '.');
        return IsOurs(key) ? key : null;
    }
}
