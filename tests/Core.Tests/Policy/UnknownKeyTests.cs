using TelemetryHex.Policy;

namespace TelemetryHex.Core.Tests.Policy;

public sealed class UnknownKeyTests
{
    [Promise(Section.Consent, "An unknown key under `telemetry` is off, with one warning")]
    [Theory]
    [InlineData("telemetry.enable")]
    [InlineData("telemetry.disabled")]
    [InlineData("data.dir.0")]
    [InlineData("telemetry.interval.second")]
    [InlineData("telemetry.endpoint.0")]
    [InlineData("telemetry.endpoints")]
    [InlineData("telemetry.")]
    [InlineData("telemetry..enabled")]
    [InlineData("Telemetry:Enable")]
    public void An_unknown_key_under_telemetry_is_off_with_one_warning(string key)
    {
        foreach (var value in new[] { "true", "false", "60", "", null })
        {
            var settings = Sources.ResolveFile(key, value);

            settings.IsEnabled.Should().BeFalse();
            settings.DecidedBy.Should().Be($"liftbridge.yaml: {key}");
            settings.Warnings.Should().ContainSingle().Which.Should().Be(new SettingsWarning(
                "liftbridge.yaml",
                key,
                "is no setting of telemetry, so telemetry is off",
                "write telemetry.enabled, telemetry.interval.seconds or telemetry.endpoint"));
        }
    }

    [Theory]
    [InlineData("LIFTBRIDGE_TELEMETRY_FOO")]
    [InlineData("LIFTBRIDGE_TELEMETRY_ENABLE")]
    [InlineData("LIFTBRIDGE_TELEMETRY_ENABLED_0")]
    [InlineData("LIFTBRIDGE_TELEMETRY__ENABLED")]
    [InlineData("LIFTBRIDGE_TELEMETRY_")]
    [InlineData("liftbridge_telemetry_foo")]
    public void An_unknown_variable_of_telemetry_is_off_with_one_warning(string name)
    {
        var settings = Sources.ResolveVariable(name, "true");

        settings.IsEnabled.Should().BeFalse();
        settings.Warnings.Should().ContainSingle().Which.Key.Should().Be(name);
        settings.DecidedBy.Should().Be($"environment: {name}");
    }

    [Theory]
    [InlineData("telemetry")]
    [InlineData("telemetry.interval")]
    [InlineData("Telemetry:Interval")]
    public void A_section_that_stands_empty_says_nothing(string key)
    {
        foreach (var nothing in new[] { null, "", " " })
        {
            var settings = Sources.ResolveFile(key, nothing);

            settings.IsEnabled.Should().BeTrue();
            settings.DecidedBy.Should().Be("the default");
            settings.Warnings.Should().BeEmpty();
        }
    }

    [Theory]
    [InlineData("telemetry", "false")]
    [InlineData("telemetry", "true")]
    [InlineData("telemetry.interval", "3600")]
    public void A_section_with_a_value_of_its_own_is_off_with_one_warning(string key, string value)
    {
        var settings = Sources.ResolveFile(key, value);

        settings.IsEnabled.Should().BeFalse();
        settings.Warnings.Should().ContainSingle().Which.Key.Should().Be(key);
    }

    [Fact]
    public void Each_unknown_key_has_a_warning_of_its_own()
        => Sources.Resolve(Sources.File(("telemetry.a", "1"), ("telemetry.b", "2")), Sources.Environment(("LIFTBRIDGE_TELEMETRY_C", "3")))
            .Warnings.Select(warning => warning.Key).Should().Equal("telemetry.a", "telemetry.b", "LIFTBRIDGE_TELEMETRY_C");

    [Fact]
    public void A_source_that_cannot_be_read_is_off_with_one_warning()
    {
        var settings = Sources.Resolve(Sources.Environment((Sources.EnabledVariable, "true")), SettingsSource.Unreadable("liftbridge.yaml", "line 3 is no YAML"));

        settings.IsEnabled.Should().BeFalse();
        settings.DecidedBy.Should().Be("liftbridge.yaml: the whole source");
        settings.Warnings.Should().ContainSingle().Which.ToString().Should().Be(
            "liftbridge.yaml: the whole source cannot be read (line 3 is no YAML), so telemetry is off; mend it, or leave it out");
    }

    [Theory]
    [InlineData("telemetry.enabled")]
    [InlineData("telemetry.other")]
    [InlineData("telemetry")]
    [InlineData("telemetry.interval.seconds")]
    [InlineData("telemetry.endpoint")]
    public void A_warning_never_echoes_the_value(string key)
    {
        var settings = Sources.ResolveFile(key, "http://user:hunter2@example.com/?token=hunter2");

        settings.Warnings.Should().ContainSingle().Which.ToString().Should().NotContain("hunter2").And.NotContain("example.com");
        settings.DecidedBy.Should().NotContain("hunter2");
    }
}
