namespace TelemetryHex.Policy;

/// <summary>One run of <see cref="TelemetrySettings.Resolve"/>: collects warnings, opt-outs and opt-ins from the sources.</summary>
internal sealed class SettingsResolution(IReadOnlyList<SettingsSource> sources)
{
    private const string SoOff = ", so telemetry is off";
    private const string Collection = "stands in a list or a section where one word belongs";

    private readonly List<SettingsWarning> _warnings = [];
    private readonly HashSet<(SettingsSource Source, string Key)> _warnedKeys = [];
    private string? _optOut;
    private string? _optIn;

    public TelemetrySettings Resolve()
    {
        foreach (var source in sources)
        {
            if (source.Fault is { } fault)
            {
                RefuseKey(source, "the whole source", $"cannot be read ({fault})", "mend it, or leave it out");
            }

            foreach (var setting in source.Settings)
            {
                Weigh(source, setting);
            }
        }

        var interval = FindInterval();
        var endpoint = FindEndpoint();
        var dataDirectory = FindDataDirectory();
        return new TelemetrySettings
        {
            IsEnabled = _optOut is null,
            DecidedBy = _optOut ?? _optIn ?? "the default",
            Interval = interval,
            Endpoint = endpoint,
            DataDirectory = dataDirectory,
            Warnings = _warnings,
        };
    }

    private void Weigh(SettingsSource source, Setting setting)
    {
        if (setting.OtherName is { } meaning)
        {
            WeighOtherName(source, setting, meaning);
            return;
        }

        switch (setting.Key)
        {
            case SettingKeys.DoNotTrack when !IsUnset(setting.Value):
                OptOut(source, setting.Spelling);
                break;
            case SettingKeys.Enabled:
                WeighEnabled(source, setting);
                break;
            case var key when key.StartsWith(SettingKeys.Enabled + ".", StringComparison.Ordinal):
                WeighCollection(source, setting);
                break;
            case var key when key.StartsWith(SettingKeys.IntervalSeconds + ".", StringComparison.Ordinal):
                break;
            case SettingKeys.DoNotTrack or SettingKeys.IntervalSeconds or SettingKeys.Endpoint or SettingKeys.DataDirectory:
            case SettingKeys.Section or SettingKeys.IntervalSection when string.IsNullOrWhiteSpace(setting.Value):
                break;
            default:
                RefuseUnknown(source, setting);
                break;
        }
    }

    private static string FaultOf(string? word) => string.IsNullOrWhiteSpace(word) ? "is set to nothing" : "is neither a yes nor a no";

    private static bool IsUnset(string? doNotTrack)
        => doNotTrack is null or "" or "0" || doNotTrack.Equals("false", StringComparison.OrdinalIgnoreCase);

    private void WeighEnabled(SettingsSource source, Setting setting)
    {
        switch (YesNo.Parse(setting.Value))
        {
            case true:
                _optIn ??= $"{source.Name}: {setting.Spelling}";
                break;
            case false:
                OptOut(source, setting.Spelling);
                break;
            default:
                RefuseKey(source, setting.Spelling, FaultOf(setting.Value), StrayCharacters.Name(setting.Value, $"write {YesNo.Words}"));
                break;
        }
    }

    // A list is one mistake and one warning, however many entries it has.
    private void WeighCollection(SettingsSource source, Setting setting)
    {
        if (_warnedKeys.Add((source, SettingKeys.Enabled)))
        {
            RefuseKey(source, setting.Spelling, Collection, $"write {YesNo.Words}");
        }
    }

    // A section behind another name is one mistake too, however many keys it has.
    private void WeighOtherName(SettingsSource source, Setting setting, SwitchMeaning meaning)
    {
        var (root, isCollection) = setting.Key.Split('.') is [var first, _, ..] ? (first, true) : (setting.Key, false);
        var value = isCollection ? null : YesNo.Parse(setting.Value);
        var isYes = value is { } said && meaning != SwitchMeaning.Unclear && said == (meaning == SwitchMeaning.On);
        if (isYes || !_warnedKeys.Add((source, root)))
        {
            return;
        }

        if (meaning == SwitchMeaning.Unclear)
        {
            RefuseUnknown(source, setting);
        }
        else if (value is not null)
        {
            RefuseKey(source, setting.Spelling, "is an opt-out by another name", $"write {source.Spell(SettingKeys.Enabled, "false")}");
        }
        else
        {
            var fault = isCollection ? Collection : FaultOf(setting.Value);
            var remedy = $"write {source.Spell(SettingKeys.Enabled, "false")} or {source.Spell(SettingKeys.Enabled, "true")}";
            RefuseKey(source, setting.Spelling, fault, isCollection ? remedy : StrayCharacters.Name(setting.Value, remedy));
        }
    }

    private Interval FindInterval()
    {
        if (Strongest(SettingKeys.IntervalSeconds, withEntries: true) is not var (source, setting))
        {
            return Interval.Default;
        }

        if (setting.Key == SettingKeys.IntervalSeconds && Interval.Parse(setting.Value) is { } interval)
        {
            return interval;
        }

        _warnings.Add(new SettingsWarning(
            source.Name,
            setting.Spelling,
            $"is not a whole number of seconds from {Interval.MinSeconds} to {Interval.MaxSeconds}, "
            + $"so the default of {Interval.Default.Seconds} applies",
            StrayCharacters.Name(setting.Value, "write the seconds in digits, without a unit")));
        return Interval.Default;
    }

    private TelemetryEndpoint FindEndpoint()
    {
        if (Strongest(SettingKeys.Endpoint) is not var (source, setting))
        {
            return TelemetryEndpoint.Default;
        }

        if (TelemetryEndpoint.TryParse(setting.Value, out var endpoint, out var fault))
        {
            return endpoint;
        }

        RefuseKey(
            source,
            setting.Spelling,
            fault,
            StrayCharacters.Name(
                setting.Value, "write an absolute https address, or http on a loopback host, without user-info and query"));
        return TelemetryEndpoint.Default;
    }

    private string FindDataDirectory()
    {
        if (Strongest(SettingKeys.DataDirectory) is not var (source, setting))
        {
            return TelemetrySettings.DefaultDataDirectory;
        }

        if (!string.IsNullOrWhiteSpace(setting.Value) && StrayCharacters.FaultOf(setting.Value) is null)
        {
            return setting.Value;
        }

        RefuseKey(
            source,
            setting.Spelling,
            StrayCharacters.FaultOf(setting.Value) ?? "names no directory",
            StrayCharacters.Name(setting.Value, "write the directory that keeps the product's data"));
        return TelemetrySettings.DefaultDataDirectory;
    }

    private (SettingsSource Source, Setting Setting)? Strongest(string key, bool withEntries = false)
    {
        foreach (var source in sources)
        {
            foreach (var setting in source.Settings)
            {
                if (setting.Key == key || (withEntries && setting.Key.StartsWith(key + ".", StringComparison.Ordinal)))
                {
                    return (source, setting);
                }
            }
        }

        return null;
    }

    private void RefuseUnknown(SettingsSource source, Setting setting) => RefuseKey(
        source,
        setting.Spelling,
        "is no setting of telemetry",
        $"write {source.Spell(SettingKeys.Enabled)}, {source.Spell(SettingKeys.IntervalSeconds)} or {source.Spell(SettingKeys.Endpoint)}");

    private void RefuseKey(SettingsSource source, string spelling, string fault, string remedy)
    {
        _warnings.Add(new SettingsWarning(source.Name, spelling, fault + SoOff, remedy));
        OptOut(source, spelling);
    }

    private void OptOut(SettingsSource source, string spelling) => _optOut ??= $"{source.Name}: {spelling}";
}
