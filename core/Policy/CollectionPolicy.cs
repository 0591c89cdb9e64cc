namespace TelemetryHex.Policy;

/// <summary>
/// When to send: at once, then an interval after each attempt began, however it ended. It counts monotonic time that its caller hands in,
/// so a clock that is set changes nothing; intervals that passed unused (a suspend, a frozen process) are one report, not one each.
/// </summary>
public sealed record CollectionPolicy
{
    private readonly TimeSpan? _lastAttempt;

    private CollectionPolicy(TimeSpan? lastAttempt) => _lastAttempt = lastAttempt;

    /// <summary>Nothing has been attempted yet.</summary>
    public static CollectionPolicy Fresh { get; } = new(lastAttempt: null);

    /// <summary>The next step.</summary>
    /// <param name="settings">The decision of this moment.</param>
    /// <param name="now">Monotonic time since any fixed origin.</param>
    public CollectionStep Next(TelemetrySettings settings, TimeSpan now)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (!settings.IsEnabled)
        {
            return new CollectionStep(CollectionStepKind.Off, TimeSpan.Zero);
        }

        var remaining = _lastAttempt is { } last ? last + settings.Interval.ToTimeSpan() - now : TimeSpan.Zero;
        return remaining <= TimeSpan.Zero
            ? new CollectionStep(CollectionStepKind.SendNow, TimeSpan.Zero)
            : new CollectionStep(CollectionStepKind.Wait, remaining);
    }

    /// <summary>An attempt began at <paramref name="now"/>.</summary>
    public static CollectionPolicy AfterAttempt(TimeSpan now) => new(now);
}
