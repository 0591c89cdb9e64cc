namespace TelemetryHex.Policy;

/// <summary>
/// Decides when to send: at once, then one interval after the start of each attempt, delivered or not. The caller hands monotonic time in,
/// so that setting the clock changes nothing. Several intervals missed (a suspend, a frozen process) make one report.
/// </summary>
public sealed record CollectionPolicy
{
    private readonly TimeSpan? _lastAttempt;

    private CollectionPolicy(TimeSpan? lastAttempt) => _lastAttempt = lastAttempt;

    /// <summary>The policy before the first attempt.</summary>
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

    /// <summary>The policy after an attempt that began at <paramref name="now"/>.</summary>
    public static CollectionPolicy AfterAttempt(TimeSpan now) => new(now);
}
