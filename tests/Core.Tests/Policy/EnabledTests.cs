using CsCheck;
using TelemetryHex.Policy;

namespace TelemetryHex.Core.Tests.Policy;

public sealed class EnabledTests
{
    private static readonly string[] YesWords = ["true", "1", "t", "yes", "y", "on"];
    private static readonly string[] NoWords = ["false", "0", "f", "no", "n", "off"];

    public static TheoryData<string> Yes => [.. InEveryCase(YesWords)];

    public static TheoryData<string> No => [.. InEveryCase(NoWords)];

    [Promise(Section.Consent, "`telemetry.enabled` and `LIFTBRIDGE_TELEMETRY_ENABLED`, default on")]
    [Fact]
    public void Without_any_source_the_defaults_apply_and_telemetry_is_on()
    {
        var settings = Sources.Resolve();

        settings.IsEnabled.Should().BeTrue();
        settings.DecidedBy.Should().Be("the default");
        settings.Interval.Seconds.Should().Be(86_400);
        settings.Endpoint.ToString().Should().Be("https://telemetry.basekick.net/api/v1/liftbridge/telemetry");
        settings.DataDirectory.Should().Be("./data");
        settings.Warnings.Should().BeEmpty();
    }

    [Fact]
    public void Sources_that_say_nothing_of_telemetry_leave_the_defaults()
        => Sources.Resolve(Sources.Environment(("PATH", "/bin")), Sources.File(("listen", "0.0.0.0:9292"))).Should().BeEquivalentTo(Sources.Resolve());

    [Promise(Section.Consent, "`true false 1 0 t f yes no y n on off`, in any case")]
    [Theory]
    [MemberData(nameof(Yes))]
    public void Each_word_for_yes_in_any_case_is_on(string word)
    {
        ShouldBeOn(Sources.ResolveFile("telemetry.enabled", word), "liftbridge.yaml: telemetry.enabled");
        ShouldBeOn(Sources.ResolveVariable(Sources.EnabledVariable, word), "environment: LIFTBRIDGE_TELEMETRY_ENABLED");
    }

    [Promise(Section.Consent, "`true false 1 0 t f yes no y n on off`, in any case")]
    [Theory]
    [MemberData(nameof(No))]
    public void Each_word_for_no_in_any_case_is_off_without_a_warning(string word)
    {
        ShouldBeOff(Sources.ResolveFile("telemetry.enabled", word), "liftbridge.yaml: telemetry.enabled");
        ShouldBeOff(Sources.ResolveVariable(Sources.EnabledVariable, word), "environment: LIFTBRIDGE_TELEMETRY_ENABLED");
    }

    [Theory]
    [InlineData("telemetry.enabled.0")]
    [InlineData("telemetry.enabled.nested")]
    public void A_list_or_a_section_in_the_place_of_a_word_is_off_with_one_warning_however_long(string key)
    {
        var settings = TelemetrySettings.Resolve([SettingsSource.FromKeys("file", [new(key, "true"), new(key + "1", "false"), new(key + "2", "maybe")])]);

        settings.IsEnabled.Should().BeFalse();
        settings.Warnings.Should().ContainSingle().Which.ToString().Should().StartWith($"file: {key} stands in a list or a section where one word belongs, so telemetry is off; write true");
    }

    [Fact]
    public void Off_in_the_file_and_on_in_the_environment_is_off()
        => ShouldBeOff(
            Sources.Resolve(Sources.Environment((Sources.EnabledVariable, "true")), Sources.File(("telemetry.enabled", "false"))),
            "liftbridge.yaml: telemetry.enabled");

    [Fact]
    public void Off_in_the_environment_and_on_in_the_file_is_off()
        => ShouldBeOff(
            Sources.Resolve(Sources.Environment((Sources.EnabledVariable, "false")), Sources.File(("telemetry.enabled", "true"))),
            "environment: LIFTBRIDGE_TELEMETRY_ENABLED");

    [Fact]
    public void Off_in_a_weaker_file_is_off()
        => ShouldBeOff(Sources.Resolve(Sources.File(("telemetry.enabled", "true")), Sources.File(("Telemetry:Enabled", "off"))), "liftbridge.yaml: Telemetry:Enabled");

    [Fact]
    public void Off_in_one_of_two_spellings_in_one_source_is_off()
    {
        Sources.Resolve(Sources.File(("telemetry.enabled", "true"), ("telemetry:enabled", "false"))).IsEnabled.Should().BeFalse();
        Sources.Resolve(Sources.Environment(("liftbridge_telemetry_enabled", "false"), (Sources.EnabledVariable, "true"))).IsEnabled.Should().BeFalse();
    }

    [Fact]
    public void The_first_of_two_opt_outs_is_named_as_the_one_that_decided()
        => Sources.Resolve(Sources.Environment(("DO_NOT_TRACK", "1")), Sources.File(("telemetry.enabled", "false"))).DecidedBy
            .Should().Be("environment: DO_NOT_TRACK");

    [Fact]
    public void The_strongest_of_two_opt_ins_is_named_as_the_one_that_decided()
        => Sources.Resolve(Sources.Environment((Sources.EnabledVariable, "yes")), Sources.File(("telemetry.enabled", "true"))).DecidedBy
            .Should().Be("environment: LIFTBRIDGE_TELEMETRY_ENABLED");

    [Promise(Section.Consent, "Anything else is off, with one warning that names source, key, fault and mend")]
    [Theory]
    [InlineData("flase")]
    [InlineData(" true ")]
    [InlineData("ture")]
    [InlineData("disabled")]
    [InlineData("2")]
    [InlineData("-1")]
    [InlineData("0.0")]
    [InlineData("00")]
    [InlineData("true false")]
    [InlineData("true,")]
    [InlineData("tr\u00fce")]
    public void Anything_else_is_off_with_one_warning_that_names_source_key_fault_and_remedy(string word)
    {
        var settings = Sources.ResolveFile("telemetry.enabled", word);

        settings.IsEnabled.Should().BeFalse();
        settings.DecidedBy.Should().Be("liftbridge.yaml: telemetry.enabled");
        settings.Warnings.Should().ContainSingle().Which.ToString().Should().Be(
            "liftbridge.yaml: telemetry.enabled is neither a yes nor a no, so telemetry is off; write true, false, 1, 0, t, f, yes, no, y, n, on or off");
    }

    [Promise(Section.Consent, "Anything else is off, with one warning that names source, key, fault and mend")]
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(null)]
    public void Nothing_after_a_set_key_is_off_with_one_warning(string? nothing)
    {
        ShouldWarnOnce(Sources.ResolveFile("telemetry.enabled", nothing), "liftbridge.yaml", "telemetry.enabled", "is set to nothing, so telemetry is off");
        ShouldWarnOnce(
            Sources.ResolveVariable(Sources.EnabledVariable, nothing), "environment", Sources.EnabledVariable, "is set to nothing, so telemetry is off");
    }

    [Fact]
    public void A_malformed_word_beside_a_yes_of_a_stronger_source_is_off()
        => Sources.Resolve(Sources.Environment((Sources.EnabledVariable, "true")), Sources.File(("telemetry.enabled", "flase"))).IsEnabled.Should().BeFalse();

    [Fact]
    public void The_words_of_the_remedy_are_all_accepted()
    {
        var remedy = Sources.ResolveFile("telemetry.enabled", "flase").Warnings.Single().Remedy;
        var words = remedy.Replace("write ", "", StringComparison.Ordinal).Split([", ", " or "], StringSplitOptions.None);

        words.Should().BeEquivalentTo([.. YesWords, .. NoWords]);
        words.Should().OnlyContain(word => Sources.ResolveFile("telemetry.enabled", word).Warnings.Count == 0);
    }

    [Promise(Section.Consent, "Any opt-out, anywhere, wins")]
    [Fact]
    public void Adding_a_source_that_says_off_to_any_sources_makes_it_off()
        => Gen.Select(AnySource.Array[0, 4], OptOut, Gen.Int[0, 4]).Sample(
            (sources, off, place) =>
            {
                List<SettingsSource> all = [.. sources];
                all.Insert(place % (all.Count + 1), off);

                return !TelemetrySettings.Resolve(all).IsEnabled;
            },
            iter: 5_000);

    [Fact]
    public void Any_sources_resolve_and_every_refusal_has_a_decider()
        => AnySource.Array[0, 5].Sample(
            sources =>
            {
                var settings = TelemetrySettings.Resolve(sources);

                return settings.DecidedBy.Length > 0 && (settings.IsEnabled || settings.DecidedBy != "the default");
            },
            iter: 5_000);

    private static Gen<SettingsSource> AnySource { get; } =
        from keys in Gen.OneOf(
            "telemetry.enabled", "telemetry.interval.seconds", "telemetry.endpoint", "telemetry.other", "data.dir", "streams.x", "disable_telemetry", "DO_NOT_TRACK").Array[0, 4]
        from values in Gen.OneOf("true", "false", "on", "flase", "", "120", "59", "https://x.example/", "http://x.example/", "1").Array[4]
        from isEnvironment in Gen.Bool
        select isEnvironment
            ? Sources.Environment([.. keys.Select((key, i) => (key == "DO_NOT_TRACK" ? key : $"LIFTBRIDGE_{key.Replace('.', '_')}", values[i]))])
            : Sources.File([.. keys.Select((key, i) => (key, values[i]))]);

    private static Gen<SettingsSource> OptOut { get; } = Gen.OneOf(
        Gen.OneOf(NoWords).Select(word => Sources.File(("telemetry.enabled", word))),
        Gen.OneOf(NoWords).Select(word => Sources.Environment((Sources.EnabledVariable, word))),
        Gen.OneOf("1", "true", "yes").Select(word => Sources.Environment(("DO_NOT_TRACK", word))),
        Gen.OneOf(NoWords).Select(word => Sources.File(("anonymized_telemetry", word))),
        Gen.OneOf("1", "true", "yes").Select(word => Sources.Environment(("LIFTBRIDGE_TELEMETRY_DISABLED", word))),
        Gen.Const(SettingsSource.Unreadable("x.yaml", "no permission")));

    private static IEnumerable<string> InEveryCase(IEnumerable<string> words)
        => words.SelectMany(word => new[] { word, word.ToUpperInvariant(), char.ToUpperInvariant(word[0]) + word[1..] }).Distinct();

    private static void ShouldBeOn(TelemetrySettings settings, string decidedBy)
    {
        settings.IsEnabled.Should().BeTrue();
        settings.DecidedBy.Should().Be(decidedBy);
        settings.Warnings.Should().BeEmpty();
    }

    private static void ShouldBeOff(TelemetrySettings settings, string decidedBy)
    {
        settings.IsEnabled.Should().BeFalse();
        settings.DecidedBy.Should().Be(decidedBy);
        settings.Warnings.Should().BeEmpty();
    }

    private static void ShouldWarnOnce(TelemetrySettings settings, string source, string key, string fault)
    {
        settings.IsEnabled.Should().BeFalse();
        var warning = settings.Warnings.Should().ContainSingle().Subject;
        (warning.Source, warning.Key, warning.Fault).Should().Be((source, key, fault));
        warning.Remedy.Should().NotBeEmpty();
    }
}
