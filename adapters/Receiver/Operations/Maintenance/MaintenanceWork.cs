using TelemetryHex.Vocabulary;

namespace TelemetryHex.Receiver.Operations;

/// <summary>The steps of a round that are not the store's own.</summary>
internal sealed record MaintenanceWork
{
    /// <summary>Turns the epoch keys, so that an old one is destroyed also where no report comes.</summary>
    public required Action TurnKeys { get; init; }

    /// <summary>Is called when days were closed: there is more to publish.</summary>
    public Action DaysClosed { get; init; } = () => { };

    /// <summary>Deletes from the backups what is older than that day; gives the number of reports.</summary>
    public required Func<UtcDay, CancellationToken, Task<long>> RetainBackups { get; init; }
}
