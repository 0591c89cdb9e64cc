using TelemetryHex.Intake;
using TelemetryHex.Ports;

namespace TelemetryHex.Receiver;

/// <summary>What the receiver stands on.</summary>
internal sealed record ReceiverParts
{
    /// <summary>Where reports are kept.</summary>
    public required IReportStore Store { get; init; }

    /// <summary>The keys of the moment.</summary>
    public required Func<EpochKeyRing> Keys { get; init; }

    /// <summary>Says the day.</summary>
    public required IClock Clock { get; init; }

    /// <summary>What waits are measured by.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>The bytes that are free on the store's disk.</summary>
    public required Func<long> FreeBytes { get; init; }

    /// <summary>Erases from the backups what was erased from the store.</summary>
    public Func<IReadOnlyList<Pseudonym>, Task> EraseBackups { get; init; } = _ => Task.CompletedTask;

    /// <summary>How often a backup has taken the store's place. Where that changes while an instance is erased, the store may hold it again.</summary>
    public Func<long> Restores { get; init; } = () => 0;
}
