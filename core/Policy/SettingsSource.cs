using System.Buffers;

namespace TelemetryHex.Policy;

/// <summary>One key and its value, as one source has it.</summary>
/// <param name="Key">The key in canonical spelling, lower case and dotted: <c>telemetry.interval.seconds</c>.</param>
/// <param name="Spelling">The key as the source spells it, for messages: <c>LIFTBRIDGE_TELEMETRY_INTERVAL_SECONDS</c>.</param>
/// <param name="Value">The value; null for a key without one.</param>
public sealed record Setting(string Key, string Spelling, string? Value)
{
    /// <summary>The meaning of <c>true</c> behind another name of telemetry's switch; null for a setting's own key.</summary>
    internal SwitchMeaning? OtherName { get; init; }
}

/// <summary>The telemetry settings of one named source: a file, the environment, a command line. Other keys are left out.</summary>
public sealed record SettingsSource
{
    private const string EnvironmentPrefix = "LIFTBRIDGE_";
    private const string DataSection = "data";
    private const int MaxSpelling = 100;

    private static readonly SearchValues<char> KeyCharacters =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_.:-?< ");

    private bool _isEnvironment;

    private SettingsSource(string name, IReadOnlyList<Setting> settings, string? fault)
    {
        Name = OneLine(name);
        Settings = settings;
        Fault = fault;
    }

    /// <summary>The name of this source in messages: <c>environment</c>, a file's name.</summary>
    public string Name { get; }

    /// <summary>The settings, in the source's own order; a key may come twice.</summary>
    public IReadOnlyList<Setting> Settings { get; }

    /// <summary>Why the source cannot be read; null if it can. An unreadable source may hide an opt-out, so it counts as one.</summary>
    public string? Fault { get; }

    /// <summary>
    /// A source of the product's own keys, nested by <c>.</c> or <c>:</c>, in any case. At the root, each name with <c>telemetry</c> beside
    /// other words is telemetry's switch; a name with an unknown word is off whatever its value.
    /// </summary>
    public static SettingsSource FromKeys(string name, IEnumerable<KeyValuePair<string, string?>> pairs)
        => FromKeys(name, pairs, SwitchName.Read);

    /// <summary>
    /// A source that other software shares, such as a host's configuration. There a name with an unknown word
    /// (<c>NEXT_TELEMETRY_DISABLED</c>, <c>TelemetryConnection</c>) belongs to that software and says nothing.
    /// </summary>
    public static SettingsSource FromSharedKeys(string name, IEnumerable<KeyValuePair<string, string?>> pairs)
        => FromKeys(name, pairs, root => SwitchName.Read(root) is var meaning and not SwitchMeaning.Unclear ? meaning : null);

    /// <summary>Whether a key, or a section of that name, may hold a setting or is another name of telemetry's switch.</summary>
    public static bool Concerns(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var canonical = Canonical(key);
        return canonical == DataSection || IsOurs(canonical) || SwitchName.Read(RootOf(key)) is not null;
    }

    /// <summary>
    /// The environment: <c>LIFTBRIDGE_TELEMETRY_…</c>, <c>LIFTBRIDGE_DATA_DIR</c> and <c>DO_NOT_TRACK</c>, in any case, and other names of
    /// telemetry's switch behind the same prefix: <c>LIFTBRIDGE_NO_TELEMETRY</c>.
    /// </summary>
    public static SettingsSource FromEnvironment(IEnumerable<KeyValuePair<string, string?>> variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        // Ordinal, so that the same one of two spellings counts on every machine.
        var settings = from variable in variables.OrderBy(variable => variable.Key, StringComparer.Ordinal)
                       let setting = OfVariable(variable.Key, variable.Value)
                       where setting is not null
                       select setting;
        return new SettingsSource("environment", [.. settings], fault: null) { _isEnvironment = true };
    }

    /// <summary>A source that could not be read.</summary>
    public static SettingsSource Unreadable(string name, string fault) => new(name, [], fault);

    /// <summary>A setting's key as this source spells it: <c>telemetry.enabled</c>, <c>LIFTBRIDGE_TELEMETRY_ENABLED</c>.</summary>
    internal string Spell(string key) => _isEnvironment ? EnvironmentPrefix + key.Replace('.', '_').ToUpperInvariant() : key;

    /// <summary>A setting's key and a value as this source spells them: <c>telemetry.enabled: false</c>.</summary>
    internal string Spell(string key, string value) => Spell(key) + (_isEnvironment ? "=" : ": ") + value;

    // A key in a message must not forge a line. The rest behind its first odd character may be a value, even a credential.
    private static string Printable(string key)
    {
        var odd = key.AsSpan().IndexOfAnyExcept(KeyCharacters);
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

    private static SettingsSource FromKeys(
        string name, IEnumerable<KeyValuePair<string, string?>> pairs, Func<string, SwitchMeaning?> otherName)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var settings = from pair in pairs
                       let key = Canonical(pair.Key)
                       let other = IsOurs(key) ? null : otherName(RootOf(pair.Key))
                       where other is not null || IsOurs(key)
                       select new Setting(key, Printable(pair.Key), pair.Value) { OtherName = other };
        return new SettingsSource(name, [.. settings], fault: null);
    }

    private static Setting? OfVariable(string name, string? value)
    {
        if (name.Equals(SettingKeys.DoNotTrack, StringComparison.OrdinalIgnoreCase))
        {
            return new Setting(SettingKeys.DoNotTrack, Printable(name), value);
        }

        if (!name.StartsWith(EnvironmentPrefix, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var suffix = name[EnvironmentPrefix.Length..];
        var key = suffix.ToLowerInvariant().Replace('_', '.');
        if (IsOurs(key) && key != SettingKeys.Disabled)
        {
            return new Setting(key, Printable(name), value);
        }

        return OtherNameOf(suffix) is { } other
            ? new Setting(suffix.ToLowerInvariant(), Printable(name), value) { OtherName = other }
            : null;
    }

    // Two underscores part the sections of a host's own configuration: LIFTBRIDGE__Telemetry__Interval__Seconds is no switch.
    private static SwitchMeaning? OtherNameOf(string suffix)
        => suffix.Contains("__", StringComparison.Ordinal) || suffix.StartsWith('_') ? null : SwitchName.Read(suffix);

    private static string RootOf(string key) => key.Split('.', ':')[0];
}
