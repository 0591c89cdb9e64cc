namespace TelemetryHex.Policy;

/// <summary>One run of <see cref="TelemetrySettings.Resolve"/>: gathers warnings, opt-outs and opt-ins from the sources.</summary>
internal sealed class SettingsResolution(IReadOnlyList<SettingsSource> sources)
{
    private const string SoOff = ", so telemetry is off";

    private readonly List<SettingsWarning> _warnings = [];
    private readonly HashSet<SettingsSource> _collections = new(ReferenceEqualityComparer.Instance);
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
                RefuseKey(source, setting.Spelling, "is no setting of telemetry", "write telemetry.enabled, telemetry.interval.seconds or telemetry.endpoint");
                break;
        }
    }

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
                var fault = string.IsNullOrWhiteSpace(setting.Value) ? "is set to nothing" : "is neither a yes nor a no";
                RefuseKey(source, setting.Spelling, fault, $"write {YesNo.Words}");
                break;
        }
    }

    // However many entries a list has in the place of one word, it is one mistake.
    private void WeighCollection(SettingsSource source, Setting setting)
    {
        if (_collections.Add(source))
        {
            RefuseKey(source, setting.Spelling, "stands in a list or a section where one word belongs", $"write {YesNo.Words}");
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
            $"is not a whole number of seconds from {Interval.MinSeconds} to {Interval.MaxSeconds}, so the default of {Interval.Default.Seconds} applies",
            "write the seconds in digits, without a unit"));
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

        RefuseKey(source, setting.Spelling, fault, "write an absolute https address, or http on a loopback host, without user-info and query");
        return TelemetryEndpoint.Default;
    }

    private string FindDataDirectory()
    {
        if (Strongest(SettingKeys.DataDirectory) is not var (source, setting))
        {
            return TelemetrySettings.DefaultDataDirectory;
        }

        if (!string.IsNullOrWhiteSpace(setting.Value))
        {
            return setting.Value;
        }

        RefuseKey(source, setting.Spelling, "names no directory", "write the directory that keeps the product's data");
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

    private void RefuseKey(SettingsSource source, string spelling, string fault, string mend)
    {
        _warnings.Add(new SettingsWarning(source.Name, spelling, fault + SoOff, mend));
        OptOut(source, spelling);
    }

    private void OptOut(SettingsSource source, string spelling) => _optOut ??= $"{source.Name}: {spelling}";
}
