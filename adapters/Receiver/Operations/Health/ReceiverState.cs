namespace TelemetryHex.Receiver.Operations;

/// <summary>
/// What readiness is made of. Set by whoever knows, from any thread. A store that was never asked is taken to work, and one that failed is taken to
/// work again after a while: where nobody sends reports to what is not ready, nobody else would find out.
/// </summary>
/// <param name="time">What the while is measured by.</param>
internal sealed class ReceiverState(TimeProvider? time = null)
{
    private const long Never = long.MinValue;
    private static readonly TimeSpan While = TimeSpan.FromSeconds(30);
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private volatile bool _draining;
    private volatile bool _lowDisk;
    private volatile bool _keysLost;
    private long _failedAt = Never;

    /// <summary>The most final of what is in the way.</summary>
    public Readiness Readiness
        => _draining ? Readiness.Draining
            : _lowDisk ? Readiness.LowDisk
            : _keysLost || HasJustFailed ? Readiness.StoreDown
            : Readiness.Ready;

    /// <summary>The process is about to end. There is no way back.</summary>
    public void Drain() => _draining = true;

    /// <summary>How the last commit ended.</summary>
    public void Committed(bool successfully) => Volatile.Write(ref _failedAt, successfully ? Never : _time.GetTimestamp());

    /// <summary>Whether the keys of the day are on the disk.</summary>
    public void KeysAreKept(bool kept) => _keysLost = !kept;

    /// <summary>Whether the disk is below its low mark.</summary>
    public void DiskIsLow(bool low) => _lowDisk = low;

    private bool HasJustFailed => Volatile.Read(ref _failedAt) is var failedAt and not Never && _time.GetElapsedTime(failedAt) < While;
}
