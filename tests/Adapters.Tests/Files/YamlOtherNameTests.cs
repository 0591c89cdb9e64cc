using TelemetryHex.Adapters.Files;
using TelemetryHex.Policy;

namespace TelemetryHex.Adapters.Tests.Files;

/// <summary>Other names of telemetry's switch at the root of the product's own YAML, and data directories with stray characters.</summary>
public sealed class YamlOtherNameTests
{
    [Promise(
        Section.Consent,
        "A name that can only be meant as an opt-out is one, value for value, with one warning that gives the right spelling: at the "
        + "root of the YAML")]
    [Theory]
    [InlineData("disable_telemetry: true\n", "disable_telemetry")]
    [InlineData("data:\n  dir: ./data\nanonymized_telemetry: false\n", "anonymized_telemetry")]
    [InlineData("telemetryEnabled: false\n", "telemetryEnabled")]
    [InlineData("telemetry-enabled: false\n", "telemetry-enabled")]
    [InlineData("telemetry_enabled: false\n", "telemetry_enabled")]
    [InlineData("TELEMETRY_ENABLED: Off\n", "TELEMETRY_ENABLED")]
    [InlineData("telemetry enabled: no\n", "telemetry enabled")]
    [InlineData("{telemetry_enabled: false, listen: x}\n", "telemetry_enabled")]
    [InlineData("\"telemetry_enabled\" : 'no'\n", "telemetry_enabled")]
    [InlineData("k: &k no_telemetry\n*k : yes\n", "no_telemetry")]
    [InlineData("v: &v false\ntelemetry_enabled: *v\n", "telemetry_enabled")]
    [InlineData("do_not_track: true\n", "do_not_track")]
    [InlineData("telemetry:\n  enabled: true\ndisable_telemetry: true\n", "disable_telemetry")]
    [InlineData("disable_telemetry:\n", "disable_telemetry")]
    [InlineData("disable_telemetry: false # maybe\ntelemetry_enabled: flase\n", "telemetry_enabled")]
    [InlineData("disable_telemetry: {}\n", "disable_telemetry")]
    [InlineData("disable_telemetry: []\n", "disable_telemetry")]
    [InlineData("disable_telemetry: {all: {of: [it, now]}, x: false}\n", "disable_telemetry.all.of.0")]
    [InlineData("telemetry_enabled:\n- true\n- true\n", "telemetry_enabled.0")]
    [InlineData("telemetry_enabled:\n  ? [a]\n  : true\n", "telemetry_enabled.?")]
    [InlineData("{telemetry_enabled:false}\n", "telemetry_enabled:false")]
    [InlineData("telemetry_endpoint: https://telemetry.example.com/\n", "telemetry_endpoint")]
    public void Another_name_of_the_switch_is_off_with_one_warning_that_gives_the_right_spelling(string yaml, string key)
    {
        var settings = Resolve(yaml);

        settings.IsEnabled.Should().BeFalse();
        settings.DecidedBy.Should().Be($"liftbridge.yaml: {key}");
        var warning = settings.Warnings.Should().ContainSingle().Subject;
        (warning.Source, warning.Key).Should().Be(("liftbridge.yaml", key));
        warning.Remedy.Should().Contain("telemetry.enabled");
    }

    [Theory]
    [InlineData("telemetry_enabled: true\n")]
    [InlineData("anonymized_telemetry: yes\n")]
    [InlineData("disable_telemetry: false\n")]
    [InlineData("no_telemetry: 0\n")]
    [InlineData("opentelemetry:\n  enabled: false\n  endpoint: localhost:4317\n")]
    [InlineData("openTelemetry: false\n")]
    [InlineData("shared: &shared {endpoint: localhost:4317}\nopentelemetry: *shared\n")]
    [InlineData("shared: &shared {host: localhost}\ndatabase: *shared\n")]
    [InlineData("monitoring:\n  disable_telemetry: true\n")]
    public void A_name_that_says_no_such_thing_leaves_the_defaults(string yaml)
    {
        var settings = Resolve(yaml);

        settings.IsEnabled.Should().BeTrue();
        settings.DecidedBy.Should().Be("the default");
        settings.Warnings.Should().BeEmpty();
    }

    [Fact]
    public void An_alias_that_stands_for_a_section_behind_such_a_name_is_off()
        => Resolve("x: &x {a: 1}\ndisable_telemetry: *x\n").IsEnabled.Should().BeFalse();

    [Theory]
    [InlineData("data.dir: '\"./data\"'\n", "stands in quotes, so telemetry is off")]
    [InlineData("data:\n  dir: \"'./data'\"\n", "stands in quotes, so telemetry is off")]
    [InlineData("data.dir: \"./data\\r\"\n", "holds a control character, so telemetry is off")]
    [InlineData("data.dir: \"./da\\0ta\"\n", "holds a control character, so telemetry is off")]
    [InlineData("data.dir: \"./da\\e[31mta\"\n", "holds a control character, so telemetry is off")]
    [InlineData("data.dir: |\n  ./data\n", "holds a control character, so telemetry is off")]
    public void A_data_directory_in_quotes_or_with_a_control_character_is_off_with_one_warning(string yaml, string fault)
    {
        var settings = Resolve(yaml);

        settings.IsEnabled.Should().BeFalse();
        settings.DataDirectory.Should().Be(TelemetrySettings.DefaultDataDirectory);
        settings.Warnings.Should().ContainSingle().Which.Fault.Should().Be(fault);
    }

    [Fact]
    public void Quotes_that_yaml_takes_away_are_none()
        => Resolve("data.dir: \"./d\"\ntelemetry.interval.seconds: '90'\n").Should().Match<TelemetrySettings>(
            settings => settings.DataDirectory == "./d" && settings.Interval.Seconds == 90 && settings.Warnings.Count == 0);

    private static TelemetrySettings Resolve(string yaml) => TelemetrySettings.Resolve([TelemetryYaml.Parse("liftbridge.yaml", yaml)]);
}
