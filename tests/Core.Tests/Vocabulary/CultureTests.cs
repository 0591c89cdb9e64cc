using System.Globalization;
using TelemetryHex.Contracts;
using TelemetryHex.Policy;
using TelemetryHex.Vocabulary;
using TelemetryHex.Wire;

namespace TelemetryHex.Core.Tests.Vocabulary;

public sealed class CultureTests
{
    public static TheoryData<string> Cultures => ["", "de-DE", "fa-IR", "th-TH", "ar-SA", "tr-TR"];

    // Where globalization is invariant, every culture would be the same and the facts below would show nothing.
    [Fact]
    public void The_cultures_of_these_tests_do_differ()
    {
        12.5.ToString(CultureInfo.GetCultureInfo("de-DE")).Should().Be("12,5");
        CultureInfo.GetCultureInfo("th-TH").Calendar.Should().BeOfType<ThaiBuddhistCalendar>();
        CultureInfo.GetCultureInfo("ar-SA").Calendar.Should().BeOfType<UmAlQuraCalendar>();
    }

    [Theory]
    [MemberData(nameof(Cultures))]
    public void A_report_is_written_and_read_the_same_in_every_culture(string culture)
        => In(culture, () =>
        {
            ReportJson.Encode(SampleReport.Create()).Should().Equal(System.Text.Encoding.UTF8.GetBytes(SampleReport.Json));
            ReportJson.Decode(ReportJson.Encode(SampleReport.Create())).Report.Should().Be(SampleReport.Create());
        });

    [Theory]
    [MemberData(nameof(Cultures))]
    public void Every_value_prints_the_same_in_every_culture(string culture)
        => In(culture, () =>
        {
            var instant = Timestamp.From(new DateTimeOffset(2025, 1, 20, 10, 30, 0, TimeSpan.Zero));

            instant.ToString().Should().Be("2025-01-20T10:30:00Z");
            CoreCount.From(1_000_000).ToString().Should().Be("1000000");
            Megahertz.From(99_999).ToString().Should().Be("99999");
            Gibibytes.From(4_000_000.5).ToString().Should().Be("4000000.5");
            RuntimeVersion.DotNet(new Version(10, 0, 12)).ToString().Should().Be("dotnet10.0.12");
            Interval.FromSeconds(2_592_000)?.ToString().Should().Be("720h0m0s");
            Interval.FromSeconds(90)?.ToString().Should().Be("1m30s");
        });

    [Theory]
    [MemberData(nameof(Cultures))]
    public void Every_value_is_read_the_same_in_every_culture(string culture)
        => In(culture, () =>
        {
            Timestamp.TryParse("2025-01-20T10:30:00Z", out var timestamp).Should().BeTrue();
            timestamp.ToDateTimeOffset().Should().Be(new DateTimeOffset(2025, 1, 20, 10, 30, 0, TimeSpan.Zero));
            Interval.Parse("86400").Should().Be(Interval.Default);
            Interval.Parse("86.400").Should().BeNull();
            Architecture.TryParse("riscv128", out _).Should().BeTrue();
            ProductVersion.TryParse("NIGHTLY-2025-01-20", out _).Should().BeTrue();
            OsName.TryParse("LINUX", out _).Should().BeFalse();
        });

    // Turkish lower-cases I to a dotless i, and sorts differently besides.
    [Theory]
    [MemberData(nameof(Cultures))]
    public void Settings_are_read_the_same_in_every_culture(string culture)
        => In(culture, () =>
        {
            var source = SettingsSource.FromEnvironment(
            [
                new("liftbridge_telemetry_interval_seconds", "120"),
                new("LIFTBRIDGE_TELEMETRY_INTERVAL_SECONDS", "60"),
                new("LIFTBRIDGE_DATA_DIR", "/d"),
            ]);

            source.Settings.Select(setting => setting.Spelling).Should().Equal(
                "LIFTBRIDGE_DATA_DIR", "LIFTBRIDGE_TELEMETRY_INTERVAL_SECONDS", "liftbridge_telemetry_interval_seconds");
            TelemetrySettings.Resolve([source]).Interval.Seconds.Should().Be(60);
            TelemetrySettings.Resolve([SettingsSource.FromKeys("f", [new("TELEMETRY.INTERVAL.SECONDS", "60")])]).Interval.Seconds.Should().Be(60);
        });

    private static void In(string culture, Action check)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            check();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
