using TelemetryHex.Intake;
using TelemetryHex.Ports;
using TelemetryHex.Receiver.Operations;

namespace TelemetryHex.Receiver.Intake;

/// <summary>The keys of the moment, or why there are none.</summary>
/// <param name="keys">Gives them; throws where the disk does not take them, and asks the disk once a second at most.</param>
/// <param name="state">Is told of it.</param>
/// <param name="logger">Is told when it changes.</param>
internal sealed class KeyAccess(Func<EpochKeyRing> keys, ReceiverState state, ILogger<KeyAccess> logger)
{
    private readonly Lock _noting = new();
    private volatile bool _isFailing;

    /// <summary>Asks for the keys.</summary>
    /// <param name="current">The keys; null where there are none.</param>
    /// <returns><see cref="IntakeOutcome.Done"/> where there are; otherwise what a request is told.</returns>
    public IntakeOutcome Read(out EpochKeyRing? current)
    {
        try
        {
            current = keys();
            Note(fault: null);
            return IntakeOutcome.Done;
        }
        catch (ReportStoreException fault)
        {
            current = null;
            Note(fault);
            return fault.Fault == ReportStoreFault.Full ? IntakeOutcome.DiskFull : IntakeOutcome.StoreDown;
        }
    }

    private void Note(ReportStoreException? fault)
    {
        if (fault is not null == _isFailing)
        {
            return;
        }

        lock (_noting)
        {
            if (fault is not null && !_isFailing)
            {
                logger.KeysNotKept(fault.Message);
            }
            else if (fault is null && _isFailing)
            {
                logger.KeysKept();
            }

            _isFailing = fault is not null;
            state.KeysAreKept(fault is null);
        }
    }
}
