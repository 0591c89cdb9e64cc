namespace TelemetryHex.Receiver.Operations;

/// <summary>What readiness is made of. Set by whoever knows, from any thread; a store that was never asked is taken to work.</summary>
internal sealed class ReceiverState
{
    private volatile bool _draining;
    private volatile bool _storeDown;
    private volatile bool _lowDisk;

    /// <summary>The most final of what is in the way.</summary>
    public Readiness Readiness
        => _draining ? Readiness.Draining
            : _lowDisk ? Readiness.LowDisk
            : _storeDown ? Readiness.StoreDown
            : Readiness.Ready;

    /// <summary>The process is about to end. There is no way back.</summary>
    public void Drain() => _draining = true;

    /// <summary>How the last commit ended.</summary>
    public void Committed(bool successfully) => _storeDown = !successfully;

    /// <summary>Whether the disk is below its low mark.</summary>
    public void DiskIsLow(bool low) => _lowDisk = low;
}
