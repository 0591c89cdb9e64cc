using CsCheck;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Core.Tests.Vocabulary;

public sealed class UtcDayTests
{
    [Theory]
    [InlineData("2025-01-20", "2025-W04", "2025-01-20")]
    [InlineData("2025-01-26", "2025-W04", "2025-01-20")]
    [InlineData("2020-12-31", "2020-W53", "2020-12-28")]
    [InlineData("2021-01-03", "2020-W53", "2020-12-28")]
    [InlineData("2021-01-04", "2021-W01", "2021-01-04")]
    [InlineData("2024-12-29", "2024-W52", "2024-12-23")]
    [InlineData("2024-12-30", "2025-W01", "2024-12-30")]
    [InlineData("2024-02-29", "2024-W09", "2024-02-26")]
    [InlineData("1970-01-01", "1970-W01", "1969-12-29")]
    public void A_day_belongs_to_the_week_of_its_thursday(string text, string week, string monday)
    {
        UtcDay.TryParse(text, out var day).Should().BeTrue();

        day.IsoWeek.Should().Be(week);
        day.Monday.ToString().Should().Be(monday);
    }

    [Fact]
    public void A_monday_is_at_most_six_days_back_and_the_same_for_the_whole_week()
        => Gen.Int[-700_000, 2_900_000].Sample(number => UtcDay.FromNumber(number) is var day
            && day.Monday.Date.DayOfWeek == DayOfWeek.Monday && day - day.Monday is >= 0 and <= 6 && day.Monday.IsoWeek == day.IsoWeek);

    [Fact]
    public void What_is_written_is_read_and_the_number_counts_days()
        => Gen.Int[-700_000, 2_900_000].Sample(number => UtcDay.TryParse(UtcDay.FromNumber(number).ToString(), out var day)
            && day.Number == number && UtcDay.From(day.Date) == day && (day + 3) - day == 3 && day - 3 == UtcDay.FromNumber(number - 3));

    [Theory]
    [InlineData("2025-1-20")]
    [InlineData("2025-01-20 ")]
    [InlineData("20250120")]
    [InlineData("2025-02-29")]
    [InlineData("2025-01-20T00:00:00Z")]
    [InlineData("")]
    public void Another_form_is_no_day(string text) => UtcDay.TryParse(text, out _).Should().BeFalse();

    [Theory]
    [InlineData("2025-01-20T23:59:59Z", "2025-01-20")]
    [InlineData("2025-01-21T00:00:00Z", "2025-01-21")]
    [InlineData("1969-12-31T23:59:59Z", "1969-12-31")]
    public void An_instant_lies_in_its_day(string instant, string day)
        => UtcDay.Of(Timestamp.TryParse(instant, out var timestamp) ? timestamp : throw new FormatException(instant)).ToString().Should().Be(day);

    [Fact]
    public void Days_are_ordered_by_time()
    {
        var (day, next) = (UtcDay.FromNumber(-1), default(UtcDay));

        (day < next, day <= next, day > next, day >= next).Should().Be((true, true, false, false));
        UtcDay.Later(day, next).Should().Be(next);
        UtcDay.Later(next, day).Should().Be(next);
        day.CompareTo(next).Should().BeNegative();
        next.ToString().Should().Be("1970-01-01");
    }
}
