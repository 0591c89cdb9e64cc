using TelemetryHex.Policy;

namespace TelemetryHex.Core.Tests.Policy;

public sealed class SettingsSourceTests
{
    [Promise(Section.Consent, "Hosts bind the same keys with `:`")]
    [Theory]
    [InlineData("telemetry.enabled")]
    [InlineData("telemetry:enabled")]
    [InlineData("Telemetry:Enabled")]
    [InlineData("TELEMETRY.ENABLED")]
    [InlineData("TELEMETRY:enabled")]
    [InlineData(" telemetry.enabled ")]
    public void Keys_are_one_whatever_their_separator_and_case(string key)
        => Sources.File((key, "no")).Settings.Should().Equal(new Setting("telemetry.enabled", key, "no"));

    [Theory]
    [InlineData("telemetry:interval:seconds")]
    [InlineData("telemetry.interval:seconds")]
    [InlineData("Telemetry:Interval.Seconds")]
    public void Separators_may_be_mixed_in_one_key(string key)
        => Sources.File((key, "60")).Settings.Should().Equal(new Setting("telemetry.interval.seconds", key, "60"));

    [Promise(Section.Consent, "`telemetry.enabled` and `LIFTBRIDGE_TELEMETRY_ENABLED`, default on")]
    [Theory]
    [InlineData("LIFTBRIDGE_TELEMETRY_ENABLED", "telemetry.enabled")]
    [InlineData("liftbridge_telemetry_enabled", "telemetry.enabled")]
    [InlineData("Liftbridge_Telemetry_Enabled", "telemetry.enabled")]
    [InlineData("LIFTBRIDGE_TELEMETRY_INTERVAL_SECONDS", "telemetry.interval.seconds")]
    [InlineData("liftbridge_telemetry_interval_seconds", "telemetry.interval.seconds")]
    [InlineData("LIFTBRIDGE_TELEMETRY_ENDPOINT", "telemetry.endpoint")]
    [InlineData("LIFTBRIDGE_DATA_DIR", "data.dir")]
    [InlineData("liftbridge_data_dir", "data.dir")]
    [InlineData("do_not_track", "DO_NOT_TRACK")]
    public void Variables_are_one_whatever_their_case(string name, string key)
        => Sources.Environment((name, "x")).Settings.Should().Equal(new Setting(key, name, "x"));

    [Theory]
    [InlineData("listen")]
    [InlineData("data")]
    [InlineData("data.directory")]
    [InlineData("clustering.telemetry.enabled")]
    [InlineData("telemetries.enabled")]
    [InlineData("nats.password")]
    [InlineData("")]
    public void Other_keys_are_left_out(string key) => Sources.File((key, "secret")).Settings.Should().BeEmpty();

    [Theory]
    [InlineData("PATH")]
    [InlineData("TELEMETRY_ENABLED")]
    [InlineData("LIFTBRIDGE_NATS_PASSWORD")]
    [InlineData("LIFTBRIDGE_DATA")]
    [InlineData("LIFTBRIDGE_DATA_DIRECTORY")]
    [InlineData("MY_LIFTBRIDGE_TELEMETRY_ENABLED")]
    [InlineData("LIFTBRIDGE_")]
    [InlineData("")]
    public void Other_variables_are_left_out(string name) => Sources.Environment((name, "secret")).Settings.Should().BeEmpty();

    [Fact]
    public void A_readable_source_has_no_fault()
    {
        Sources.File().Fault.Should().BeNull();
        Sources.Environment().Fault.Should().BeNull();
        Sources.Environment().Name.Should().Be("environment");
    }

    [Theory]
    [InlineData("telemetry.x\nINFO: Telemetry sent successfully", "telemetry.x…")]
    [InlineData("telemetry.\u001b[31m\r", "telemetry.…")]
    [InlineData("telemetry.\u0085", "telemetry.…")]
    [InlineData("telemetry.https://user:secret@host/", "telemetry.https:…")]
    public void A_key_is_spelled_without_what_could_forge_a_line(string key, string spelling)
        => SettingsSource.FromKeys("file", [new(key, "v")]).Settings.Should().ContainSingle().Which.Spelling.Should().Be(spelling);

    [Fact]
    public void A_key_without_end_is_cut_short_in_messages()
        => SettingsSource.FromKeys("file", [new("telemetry." + new string('x', 10_000), "v")]).Settings.Single().Spelling.Should().HaveLength(101).And.EndWith("x…");
}
