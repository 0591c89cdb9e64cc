using System.Globalization;

namespace TelemetryHex.Vocabulary;

/// <summary>
/// A calendar day in UTC, written <c>2025-01-20</c>; the default is 1970-01-01. The receiver keeps no more than this of a report's time.
/// </summary>
public readonly record struct UtcDay : IComparable<UtcDay>
{
    private const string Pattern = "yyyy-MM-dd";

    private static readonly DateOnly First = new(1970, 1, 1);

    private UtcDay(int number) => Number = number;

    /// <summary>Whole days since 1970-01-01; negative before it.</summary>
    public int Number { get; }

    /// <summary>The Monday of the day's ISO week (ISO 8601).</summary>
    public UtcDay Monday => this - (((int)Date.DayOfWeek + 6) % 7);

    /// <summary>The day's ISO week, written <c>2025-W04</c>.</summary>
    public string IsoWeek => string.Create(
        CultureInfo.InvariantCulture,
        $"{ISOWeek.GetYear(Date.ToDateTime(default)):0000}-W{ISOWeek.GetWeekOfYear(Date.ToDateTime(default)):00}");

    /// <summary>The day as the platform's type.</summary>
    public DateOnly Date => First.AddDays(Number);

    /// <summary>The day in which the instant lies.</summary>
    public static UtcDay Of(Timestamp instant) => From(DateOnly.FromDateTime(instant.ToDateTimeOffset().UtcDateTime));

    /// <summary>The day of a date.</summary>
    public static UtcDay From(DateOnly date) => new(date.DayNumber - First.DayNumber);

    /// <summary>The day with that <see cref="Number"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The day lies outside the years 1 to 9999.</exception>
    public static UtcDay FromNumber(int number) => From(First.AddDays(number));

    /// <summary>Reads exactly the form <c>2025-01-20</c>.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out UtcDay day)
    {
        var parsed = DateOnly.TryParseExact(text, Pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date);
        day = parsed ? From(date) : default;
        return parsed;
    }

    /// <summary>The day that is a number of days later.</summary>
    public static UtcDay operator +(UtcDay day, int days) => FromNumber(day.Number + days);

    /// <summary>The day that is a number of days earlier.</summary>
    public static UtcDay operator -(UtcDay day, int days) => FromNumber(day.Number - days);

    /// <summary>The days from the right one to the left one.</summary>
    public static int operator -(UtcDay left, UtcDay right) => left.Number - right.Number;

    /// <summary>Whether the left day is the earlier.</summary>
    public static bool operator <(UtcDay left, UtcDay right) => left.Number < right.Number;

    /// <summary>Whether the left day is the later.</summary>
    public static bool operator >(UtcDay left, UtcDay right) => left.Number > right.Number;

    /// <summary>Whether the left day is not the later.</summary>
    public static bool operator <=(UtcDay left, UtcDay right) => left.Number <= right.Number;

    /// <summary>Whether the left day is not the earlier.</summary>
    public static bool operator >=(UtcDay left, UtcDay right) => left.Number >= right.Number;

    /// <summary>The later of two days.</summary>
    public static UtcDay Later(UtcDay left, UtcDay right) => left > right ? left : right;

    /// <summary>The operator <c>+</c> for languages without operators.</summary>
    public static UtcDay Add(UtcDay left, int right) => left + right;

    /// <summary>The operator <c>-</c> for languages without operators.</summary>
    public static UtcDay Subtract(UtcDay left, int right) => left - right;

    /// <inheritdoc/>
    public int CompareTo(UtcDay other) => Number.CompareTo(other.Number);

    /// <summary>The ten characters of its written form.</summary>
    public override string ToString() => Date.ToString(Pattern, CultureInfo.InvariantCulture);
}
