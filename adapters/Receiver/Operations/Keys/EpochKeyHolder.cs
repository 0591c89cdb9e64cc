using System.Security.Cryptography;
using TelemetryHex.Adapters.Files;
using TelemetryHex.Intake;
using TelemetryHex.Ports;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Receiver.Operations;

/// <summary>The keys of the moment. They turn when the UTC day changes, and are on the disk before anything is stored under them.</summary>
internal sealed class EpochKeyHolder
{
    private readonly EpochKeyFile _file;
    private readonly IClock _clock;
    private readonly Lock _turning = new();
    private volatile Turned _current;
    private Timestamp? _failedAt;
    private Exception? _failure;
    private EpochKey[] _left = [];

    /// <summary>A holder of the keys that the file holds.</summary>
    /// <param name="file">Where they are kept.</param>
    /// <param name="loaded">What was read from it.</param>
    /// <param name="clock">Says the day.</param>
    public EpochKeyHolder(EpochKeyFile file, EpochKeyRing loaded, IClock clock)
    {
        _file = file;
        _clock = clock;
        _current = new Turned(default, loaded);
    }

    /// <summary>The keys for today. Without a lock and a disk, but for the first call of a day.</summary>
    /// <exception cref="ReportStoreException">The disk does not take them; at most one attempt a second is made.</exception>
    public EpochKeyRing Current
    {
        get
        {
            var now = _clock.Now;
            var current = _current;
            return current.Day == UtcDay.Of(now) ? current.Ring : Turn(now);
        }
    }

    /// <summary>Turns the keys where a day has begun since; an old key is destroyed then, also where no report comes.</summary>
    /// <exception cref="ReportStoreException">The disk does not take them.</exception>
    public void TurnToday() => _ = Current;

    private EpochKeyRing Turn(Timestamp now)
    {
        lock (_turning)
        {
            var today = UtcDay.Of(now);
            var before = _current;
            if (before.Day == today)
            {
                return before.Ring;
            }

            if (_failedAt == now && _failure is { } last)
            {
                throw NotKept(last);
            }

            Span<byte> random = stackalloc byte[EpochKey.Length];
            RandomNumberGenerator.Fill(random);
            var ring = before.Ring.Turn(today, random);
            CryptographicOperations.ZeroMemory(random);
            if (!ReferenceEquals(ring, before.Ring))
            {
                Save(ring, now);
            }

            (_failedAt, _failure) = (null, null);
            _current = new Turned(today, ring);
            ForgetWhatLeft(before.Ring, ring);
            return ring;
        }
    }

    // A request may still have the ring before, but not that of the day before.
    private void ForgetWhatLeft(EpochKeyRing before, EpochKeyRing after)
    {
        foreach (var key in _left)
        {
            key.Forget();
        }

        _left = [.. before.Keys.Where(key => after.Keys.All(kept => kept.Epoch != key.Epoch))];
    }

    private void Save(EpochKeyRing ring, Timestamp now)
    {
        try
        {
            _file.Save(ring);
        }
        catch (Exception fault) when (DiskFault.Is(fault))
        {
            (_failedAt, _failure) = (now, fault);
            throw NotKept(fault);
        }
    }

    private static ReportStoreException NotKept(Exception cause) => new(
        DiskFault.IsFull(cause) ? ReportStoreFault.Full : ReportStoreFault.Unavailable,
        $"The epoch keys cannot be kept, so nothing is stored under them: {DiskFault.Describe(cause)}. See whether the data directory is writable and has room.",
        cause);

    private sealed record Turned(UtcDay Day, EpochKeyRing Ring);
}
