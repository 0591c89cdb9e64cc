using System.Net;

namespace TelemetryHex.Receiver;

/// <summary>What an operator may set, parsed: a value that exists is valid.</summary>
internal sealed record ReceiverSettings
{
    /// <summary>The directory of the database, the epoch keys and the backups.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Whether the receiver reports its own host to itself.</summary>
    public required bool SelfReport { get; init; }

    /// <summary>No number of today, and of days that are closed from now on, tells of fewer instances; at least <see cref="LeastK"/>.</summary>
    public required int K { get; init; }

    /// <summary>No day is published under a lesser k, whatever was in force when it was closed: 10, except in the Development environment, where it is 1.</summary>
    public required int LeastK { get; init; }

    /// <summary>Where /metrics, and nothing else, listens: plain http on a loopback address; null where nobody may ask.</summary>
    public required Uri? MetricsUrl { get; init; }

    /// <summary>Reports that wait for the disk at most; the next one is told to come back.</summary>
    public int QueueCapacity { get; init; } = 4096;

    /// <summary>Below this many free bytes of the disk no report is taken.</summary>
    public long LowDiskBytes { get; init; } = 256L << 20;

    /// <summary>Reports and erasures that one address prefix may send at once: one address may hide a thousand servers that start together.</summary>
    public int RateBurst { get; init; } = 1000;

    /// <summary>Reports and erasures that one address prefix may send a minute, in the long run.</summary>
    public int RatePerMinute { get; init; } = 600;

    /// <summary>The proxies that are believed when they say whom they stand for, <c>X-Forwarded-For</c>; nobody else is.</summary>
    public IReadOnlyList<IPNetwork> TrustedProxies { get; init; } = [];
}
