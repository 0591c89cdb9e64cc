using TelemetryHex.Intake;

namespace TelemetryHex.Core.Tests.Intake;

public sealed class EpochTests
{
    [Theory]
    [InlineData("2025-01-01", "2025-03-31")]
    [InlineData("2025-04-01", "2025-06-30")]
    [InlineData("2025-07-01", "2025-09-30")]
    [InlineData("2025-10-01", "2025-12-31")]
    public void An_epoch_is_a_quarter(string first, string last)
    {
        var epoch = Epoch.Of(Day.Of(first));

        Epoch.Of(Day.Of(last)).Should().Be(epoch);
        Epoch.Of(Day.Of(first) - 1).Number.Should().Be(epoch.Number - 1);
        Epoch.Of(Day.Of(last) + 1).Number.Should().Be(epoch.Number + 1);
    }

    [Fact]
    public void A_report_is_kept_90_days_with_that_of_its_arrival()
    {
        var day = Day.Of("2025-01-20");

        RetentionPolicy.Days.Should().Be(90);
        RetentionPolicy.FirstKept(day + 89).Should().Be(day);
        RetentionPolicy.FirstKept(day + 90).Should().Be(day + 1);
    }
}
