using CsCheck;
using TelemetryHex.Policy;

namespace TelemetryHex.Core.Tests.Policy;

public sealed class IntervalTests
{
    private const string Key = "telemetry.interval.seconds";

    [Promise(Section.Consent, "`telemetry.interval.seconds`, default a day")]
    [Theory]
    [InlineData("60", 60)]
    [InlineData("86400", 86_400)]
    [InlineData("2592000", 2_592_000)]
    [InlineData("0060", 60)]
    public void Whole_seconds_from_a_minute_to_thirty_days_apply(string value, int seconds)
    {
        foreach (var settings in new[] { Sources.ResolveFile(Key, value), Sources.ResolveVariable("LIFTBRIDGE_TELEMETRY_INTERVAL_SECONDS", value) })
        {
            settings.Interval.Seconds.Should().Be(seconds);
            settings.Warnings.Should().BeEmpty();
            settings.IsEnabled.Should().BeTrue();
        }
    }

    [Promise(Section.Consent, "An interval that is none is one warning and the default")]
    [Theory]
    [InlineData("59")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("-86400")]
    [InlineData("2592001")]
    [InlineData("99999999999999999999")]
    [InlineData("24h")]
    [InlineData(" 3600 ")]
    [InlineData("1d")]
    [InlineData("86400s")]
    [InlineData("1.5")]
    [InlineData("60.0")]
    [InlineData("86,400")]
    [InlineData("86_400")]
    [InlineData("+60")]
    [InlineData("1e3")]
    [InlineData("0x3c")]
    [InlineData("\u0666\u0660")]
    [InlineData("daily")]
    [InlineData("true")]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(null)]
    public void Anything_else_is_one_warning_and_the_default(string? value)
    {
        var settings = Sources.ResolveFile(Key, value);

        settings.Interval.Should().Be(Interval.Default);
        settings.IsEnabled.Should().BeTrue("an interval is no word about consent");
        settings.DecidedBy.Should().Be("the default");
        settings.Warnings.Should().ContainSingle().Which.ToString().Should().Be(
            "liftbridge.yaml: telemetry.interval.seconds is not a whole number of seconds from 60 to 2592000, so the default of 86400 applies; "
            + "write the seconds in digits, without a unit");
    }

    [Fact]
    public void The_strongest_source_wins()
        => Sources.Resolve(Sources.Environment(("LIFTBRIDGE_TELEMETRY_INTERVAL_SECONDS", "120")), Sources.File((Key, "300"))).Interval.Seconds.Should().Be(120);

    [Fact]
    public void A_malformed_one_in_the_strongest_source_is_the_default_and_not_the_next()
        => Sources.Resolve(Sources.Environment(("LIFTBRIDGE_TELEMETRY_INTERVAL_SECONDS", "24h")), Sources.File((Key, "300"))).Interval
            .Should().Be(Interval.Default);

    [Fact]
    public void A_list_is_one_warning_and_the_default_and_no_opt_out()
    {
        var settings = TelemetrySettings.Resolve([SettingsSource.FromKeys("file", [new("telemetry.interval.seconds.0", "90"), new("telemetry.interval.seconds.1", "60")])]);

        settings.IsEnabled.Should().BeTrue();
        settings.Interval.Should().Be(Interval.Default);
        settings.Warnings.Should().ContainSingle();
    }

    [Promise(Section.LogLines, "Durations print as Go prints them")]
    [Theory]
    [InlineData(60, "1m0s")]
    [InlineData(90, "1m30s")]
    [InlineData(3_599, "59m59s")]
    [InlineData(3_600, "1h0m0s")]
    [InlineData(3_661, "1h1m1s")]
    [InlineData(86_400, "24h0m0s")]
    [InlineData(324_000, "90h0m0s")]
    [InlineData(2_592_000, "720h0m0s")]
    public void It_prints_as_go_prints_a_duration(long seconds, string text) => Interval.FromSeconds(seconds)?.ToString().Should().Be(text);

    [Fact]
    public void Exactly_the_numbers_in_range_are_intervals()
        => Gen.OneOf(Gen.Long[-100, 100], Gen.Long[2_591_900, 2_592_100], Gen.Long).Sample(
            seconds =>
            {
                var interval = Interval.FromSeconds(seconds);

                return seconds is >= 60 and <= 2_592_000
                    ? interval?.Seconds == seconds && interval.ToTimeSpan() == TimeSpan.FromSeconds(seconds)
                    : interval is null;
            },
            iter: 10_000);

    [Fact]
    public void Random_text_never_throws() => Gen.String.Sample(text => { _ = Interval.Parse(text); }, iter: 10_000);
}
