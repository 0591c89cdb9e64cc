using System.Globalization;

namespace TelemetryHex.Policy;

/// <summary>The time between two reports: whole seconds, from one minute to thirty days.</summary>
public sealed record Interval
{
    /// <summary>The shortest interval, in seconds.</summary>
    public const int MinSeconds = 60;

    /// <summary>The longest interval, in seconds.</summary>
    public const int MaxSeconds = 30 * 24 * 60 * 60;

    private Interval(int seconds) => Seconds = seconds;

    /// <summary>One day.</summary>
    public static Interval Default { get; } = new(86_400);

    /// <summary>The length in seconds.</summary>
    public int Seconds { get; }

    /// <summary>The length as the platform's type.</summary>
    public TimeSpan ToTimeSpan() => TimeSpan.FromSeconds(Seconds);

    /// <summary>The interval of that length; null outside <see cref="MinSeconds"/> to <see cref="MaxSeconds"/>.</summary>
    public static Interval? FromSeconds(long seconds) => seconds is >= MinSeconds and <= MaxSeconds ? new Interval((int)seconds) : null;

    /// <summary>Reads whole seconds in digits; null for any other text, and outside the range.</summary>
    public static Interval? Parse(string? text)
        => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? FromSeconds(seconds) : null;

    /// <summary>The length as Go prints a duration: <c>24h0m0s</c>, <c>1m30s</c>.</summary>
    public override string ToString()
    {
        var (minutes, seconds) = Math.DivRem(Seconds, 60);
        var (hours, rest) = Math.DivRem(minutes, 60);
        return hours > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{hours}h{rest}m{seconds}s")
            : string.Create(CultureInfo.InvariantCulture, $"{rest}m{seconds}s");
    }
}
