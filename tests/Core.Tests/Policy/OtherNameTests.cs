using CsCheck;
using TelemetryHex.Policy;

namespace TelemetryHex.Core.Tests.Policy;

/// <summary>Names that are no setting's own, and can only be meant to turn telemetry on or off.</summary>
public sealed class OtherNameTests
{
    private static readonly string[] NamesOfOn =
    [
        "telemetry_enabled", "telemetry-enabled", "telemetryEnabled", "TelemetryEnabled", "TELEMETRY_ENABLED", "TELEMETRYENABLED",
        "telemetryenabled", "tElEmEtRy_EnAbLeD", "TELEMETRYEnabled", "IsTELEMETRYEnabled", "telemetry enabled", "enable_telemetry",
        "enableTelemetry", "telemetry_on", "anonymized_telemetry", "AnonymizedTelemetry", "anonymizedtelemetry",
        "anonymous_usage_telemetry", "usage-telemetry", "send_telemetry", "collectTelemetry", "allow_telemetry",
        "telemetry_opt_in", "TelemetryOptIn", "telemetry__enabled", "_telemetry_enabled_",
    ];

    private static readonly string[] NamesOfOff =
    [
        "disable_telemetry", "disable-telemetry", "disableTelemetry", "DisableTelemetry", "DISABLE_TELEMETRY", "disabletelemetry",
        "telemetry_disabled", "telemetryDisabled", "TELEMETRYDISABLED", "no_telemetry", "NoTelemetry", "notelemetry",
        "telemetry_off", "telemetry_optout", "telemetry_opt_out", "telemetryOptOut", "TELEMETRYOPTOUT", "opt-out-telemetry",
        "do_not_send_telemetry", "DoNotTrackTelemetry", "without_telemetry", "block_telemetry", "telemetry_inactive",
        "do_not_track", "DO_NOT_TRACK", "DoNotTrack", "do-not-track", "donottrack",
    ];

    private static readonly string[] UnclearNames =
    [
        "telemetry_foo", "telemetryFoo", "mute_telemetry", "telemetry_endpoint", "telemetry_interval_seconds",
        "do_not_disable_telemetry", "telemetry_optout_disabled", "product_telemetry", "telemetry_2",
    ];

    private static readonly string[] NoNames =
    [
        "telemetryish", "telemetries_enabled", "metrics_enabled", "opentelemetry", "OpenTelemetry", "open_telemetry",
        "OPEN_TELEMETRY_ENABLED", "opentelemetry_enabled", "track", "do_not", "do_not_track_me", "enabled", "",
    ];

    private static readonly string[] YesWords = ["true", "1", "t", "yes", "y", "on", "TRUE", "Yes"];
    private static readonly string[] NoWords = ["false", "0", "f", "no", "n", "off", "FALSE", "No"];
    private static readonly string?[] Malformed = ["flase", "2", " true", "false\r", "\"false\"", "", " ", null];

    private static IEnumerable<string?> Every => [.. YesWords, .. NoWords, .. Malformed];

    public static TheoryData<string> On => [.. NamesOfOn];

    public static TheoryData<string> Off => [.. NamesOfOff];

    public static TheoryData<string> Unclear => [.. UnclearNames];

    public static TheoryData<string> None => [.. NoNames];

    [Promise(
        Section.Consent,
        "A name that can only be meant as an opt-out is one, value for value, with one warning that gives the right spelling: at the "
        + "root of the YAML")]
    [Theory]
    [MemberData(nameof(On))]
    public void A_name_that_says_on_is_an_opt_out_by_a_no_and_says_nothing_by_a_yes(string name)
    {
        YesWords.Should().OnlyContain(word => SaysNothing(Sources.File(Pair(name, word))));
        NoWords.Should().OnlyContain(word => IsOptOut(name, word));
    }

    [Promise(
        Section.Consent,
        "A name that can only be meant as an opt-out is one, value for value, with one warning that gives the right spelling: at the "
        + "root of the YAML")]
    [Theory]
    [MemberData(nameof(Off))]
    public void A_name_that_says_off_is_an_opt_out_by_a_yes_and_says_nothing_by_a_no(string name)
    {
        NoWords.Should().OnlyContain(word => SaysNothing(Sources.File(Pair(name, word))));
        YesWords.Should().OnlyContain(word => IsOptOut(name, word));
    }

    [Theory]
    [MemberData(nameof(On))]
    [MemberData(nameof(Off))]
    [MemberData(nameof(Unclear))]
    public void A_malformed_value_of_such_a_name_is_off_with_one_warning(string name)
    {
        foreach (var value in Malformed)
        {
            var settings = Sources.ResolveFile(name, value);

            settings.IsEnabled.Should().BeFalse();
            settings.DecidedBy.Should().Be($"liftbridge.yaml: {name}");
            settings.Warnings.Should().ContainSingle().Which.Remedy.Should().Contain("telemetry.enabled");
        }
    }

    [Theory]
    [MemberData(nameof(Unclear))]
    public void A_name_whose_words_are_not_understood_is_off_whatever_its_value(string name)
    {
        foreach (var value in YesWords.Concat(NoWords))
        {
            var settings = Sources.ResolveFile(name, value);

            settings.IsEnabled.Should().BeFalse();
            settings.Warnings.Should().ContainSingle().Which.ToString().Should().Be(
                $"liftbridge.yaml: {name} is no setting of telemetry, so telemetry is off; "
                + "write telemetry.enabled, telemetry.interval.seconds or telemetry.endpoint");
        }
    }

    [Theory]
    [MemberData(nameof(None))]
    public void A_name_of_something_else_says_nothing(string name)
        => Every.Should().OnlyContain(word => Sources.File(Pair(name, word)).Settings.Count == 0);

    [Fact]
    public void The_warning_gives_the_spelling_of_the_source()
    {
        Sources.ResolveFile("telemetry_enabled", "false").Warnings.Single().ToString().Should().Be(
            "liftbridge.yaml: telemetry_enabled is an opt-out by another name, so telemetry is off; write telemetry.enabled: false");
        Sources.ResolveVariable("LIFTBRIDGE_NO_TELEMETRY", "1").Warnings.Single().ToString().Should().Be(
            "environment: LIFTBRIDGE_NO_TELEMETRY is an opt-out by another name, so telemetry is off; "
            + "write LIFTBRIDGE_TELEMETRY_ENABLED=false");
        Sources.ResolveFile("disable_telemetry", "ture").Warnings.Single().ToString().Should().Be(
            "liftbridge.yaml: disable_telemetry is neither a yes nor a no, so telemetry is off; "
            + "write telemetry.enabled: false or telemetry.enabled: true");
        Sources.ResolveVariable("LIFTBRIDGE_TELEMETRY_FOO", "1").Warnings.Single().Remedy.Should().Be(
            "write LIFTBRIDGE_TELEMETRY_ENABLED, LIFTBRIDGE_TELEMETRY_INTERVAL_SECONDS or LIFTBRIDGE_TELEMETRY_ENDPOINT");
    }

    [Theory]
    [InlineData("disable_telemetry.0")]
    [InlineData("telemetry_enabled:nested")]
    [InlineData("TelemetryFoo.a.b")]
    public void A_list_or_a_section_behind_such_a_name_is_off_with_one_warning_however_long(string key)
    {
        var settings = Sources.Resolve(Sources.File((key, "false"), (key + "1", "true"), (key + "2", null)));

        settings.IsEnabled.Should().BeFalse();
        settings.Warnings.Should().ContainSingle().Which.Key.Should().Be(key);
    }

    [Theory]
    [InlineData("nested.telemetry_enabled")]
    [InlineData("clustering:disable_telemetry")]
    [InlineData("data.no_telemetry")]
    public void Below_the_root_such_a_name_says_nothing(string key)
        => SaysNothing(Sources.File((key, "false"), (key + "2", "true"))).Should().BeTrue();

    [Promise(Section.Consent, "… in the environment")]
    [Theory]
    [InlineData("LIFTBRIDGE_NO_TELEMETRY")]
    [InlineData("LIFTBRIDGE_DISABLE_TELEMETRY")]
    [InlineData("LIFTBRIDGE_DO_NOT_TRACK")]
    [InlineData("LIFTBRIDGE_TELEMETRY_DISABLED")]
    [InlineData("liftbridge_telemetry_disabled")]
    [InlineData("Liftbridge_Disable_Telemetry")]
    [InlineData("LIFTBRIDGE_DISABLETELEMETRY")]
    [InlineData("LIFTBRIDGE_OPT_OUT_OF_TELEMETRY", false)]
    public void In_the_environment_a_name_that_says_off_counts_value_for_value(string name, bool isUnderstood = true)
    {
        YesWords.Should().OnlyContain(word => IsOptOut(Sources.ResolveVariable(name, word), $"environment: {name}"));
        NoWords.Should().OnlyContain(word => Sources.ResolveVariable(name, word).IsEnabled == isUnderstood);
        Malformed.Should().OnlyContain(word => IsOptOut(Sources.ResolveVariable(name, word), $"environment: {name}"));
    }

    [Promise(Section.Consent, "… in the environment")]
    [Theory]
    [InlineData("LIFTBRIDGE_TELEMETRYENABLED")]
    [InlineData("liftbridge_telemetryenabled")]
    [InlineData("LIFTBRIDGE_ENABLE_TELEMETRY")]
    [InlineData("LIFTBRIDGE_ANONYMIZED_TELEMETRY")]
    public void In_the_environment_a_name_that_says_on_counts_value_for_value(string name)
    {
        YesWords.Should().OnlyContain(word => SaysNothing(Sources.Environment(Pair(name, word))));
        NoWords.Concat(Malformed).Should().OnlyContain(word => IsOptOut(Sources.ResolveVariable(name, word), $"environment: {name}"));
    }

    [Theory]
    [InlineData("NO_TELEMETRY")]
    [InlineData("DISABLE_TELEMETRY")]
    [InlineData("TELEMETRYENABLED")]
    [InlineData("DOTNET_CLI_TELEMETRY_OPTOUT")]
    [InlineData("NEXT_TELEMETRY_DISABLED")]
    [InlineData("LIFTBRIDGE_OPENTELEMETRY_ENABLED")]
    [InlineData("Liftbridge__Telemetry__Interval__Seconds")]
    [InlineData("Liftbridge__Telemetry__Enabled")]
    [InlineData("LIFTBRIDGE_SOME__NO_TELEMETRY")]
    public void A_variable_of_somebody_else_or_of_a_host_s_section_says_nothing(string name)
        => Every.Should().OnlyContain(word => Sources.Environment(Pair(name, word)).Settings.Count == 0);

    [Theory]
    [InlineData("TelemetryEnabled", "false", false)]
    [InlineData("TelemetryEnabled", "True", true)]
    [InlineData("TelemetryEnabled", "flase", false)]
    [InlineData("Disable_Telemetry", "1", false)]
    [InlineData("Disable_Telemetry", "False", true)]
    [InlineData("DisableTelemetry:Nested", "false", false)]
    [InlineData("AnonymizedTelemetry", "no", false)]
    [InlineData("DO_NOT_TRACK", "1", false)]
    [InlineData("OpenTelemetry:Enabled", "false", true)]
    [InlineData("OpenTelemetry", "false", true)]
    [InlineData("ApplicationInsights:EnableTelemetry", "false", true)]
    [InlineData("DOTNET_CLI_TELEMETRY_OPTOUT", "1", true)]
    [InlineData("CLI_TELEMETRY_OPTOUT", "1", true)]
    [InlineData("POWERSHELL_TELEMETRY_OPTOUT", "1", true)]
    [InlineData("NEXT_TELEMETRY_DISABLED", "1", true)]
    [InlineData("LIFTBRIDGE_TELEMETRY_ENABLED", "true", true)]
    [InlineData("LIFTBRIDGE_TELEMETRY_INTERVAL_SECONDS", "3600", true)]
    [InlineData("TelemetryConnectionString", "x", true)]
    [InlineData("TelemetryClient:Key", "x", true)]
    public void Among_the_keys_of_other_software_only_a_name_that_is_understood_counts(string key, string value, bool isEnabled)
    {
        var settings = Sources.Resolve(SettingsSource.FromSharedKeys("appsettings.json", [new(key, value)]));

        settings.IsEnabled.Should().Be(isEnabled);
        settings.Warnings.Should().HaveCount(isEnabled ? 0 : 1);
    }

    [Theory]
    [InlineData("telemetry.enabled", true)]
    [InlineData("Telemetry", true)]
    [InlineData("data", true)]
    [InlineData("data.dir", true)]
    [InlineData("disable_telemetry", true)]
    [InlineData("disable_telemetry.nested", true)]
    [InlineData("database", false)]
    [InlineData("data.other", false)]
    [InlineData("opentelemetry.endpoint", false)]
    [InlineData("telemetryish", false)]
    public void A_key_concerns_telemetry_where_it_may_hold_a_setting_or_such_a_name(string key, bool concerns)
        => SettingsSource.Concerns(key).Should().Be(concerns);

    [Fact]
    public void Words_mean_the_same_in_every_order_and_however_they_are_joined()
        => Gen.Select(
                Gen.OneOf("enabled", "enable", "anonymized", "usage", "send", "on", "in").Array[0, 3],
                Gen.OneOf("disable", "disabled", "no", "not", "off", "out").Array[0, 2],
                Gen.Int[0, 6],
                Gen.Int[0, 5],
                Gen.Bool)
            .Where((affirmations, negations, _, _, _) => affirmations.Length + negations.Length > 0)
            .Sample(
                (affirmations, negations, place, joint, isYes) =>
                {
                    List<string> words = [.. affirmations, .. negations];
                    words.Insert(place % (words.Count + 1), "telemetry");
                    var settings = Sources.ResolveFile(Join(words, joint), isYes ? "true" : "false");

                    return settings.IsEnabled == (negations.Length == 0 ? isYes : negations.Length == 1 && !isYes);
                },
                iter: 20_000);

    [Fact]
    public void Random_names_and_values_never_throw_and_a_yes_and_a_no_are_never_both_on()
        => Gen.OneOf(Gen.String, Gen.String.Select(text => "telemetry" + text), Gen.String.Select(text => text + "Telemetry_" + text)).Sample(
            name => Sources.File((name, "true")).Settings.Count == 0
                || !Sources.ResolveFile(name, "true").IsEnabled
                || !Sources.ResolveFile(name, "false").IsEnabled,
            iter: 20_000);

    [Fact]
    public void A_name_without_end_costs_nothing_and_says_nothing()
        => Sources.File((string.Concat(Enumerable.Repeat("inactive", 100_000)) + "telemetry", "true")).Settings.Should().BeEmpty();

    private static string Join(IEnumerable<string> words, int joint) => joint switch
    {
        0 => string.Join('_', words),
        1 => string.Join('-', words).ToUpperInvariant(),
        2 => string.Concat(words),
        3 => string.Concat(words).ToUpperInvariant(),
        4 => string.Concat(words.Select(Capital)),
        _ => string.Join('_', words.Select(Capital)),
    };

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static (string Key, string? Value) Pair(string name, string? value) => (name, value);

    private static bool SaysNothing(SettingsSource source)
        => Sources.Resolve(source) is { IsEnabled: true, DecidedBy: "the default", Warnings: [] };

    private static bool IsOptOut(string name, string value) => IsOptOut(Sources.ResolveFile(name, value), $"liftbridge.yaml: {name}");

    private static bool IsOptOut(TelemetrySettings settings, string decidedBy)
        => !settings.IsEnabled && settings.DecidedBy == decidedBy && settings.Warnings is [{ Remedy: var remedy }]
            && (remedy.Contains("telemetry.enabled", StringComparison.Ordinal) || remedy.Contains(Sources.EnabledVariable, StringComparison.Ordinal));
}
