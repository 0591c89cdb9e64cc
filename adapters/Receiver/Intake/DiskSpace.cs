using TelemetryHex.Receiver.Operations;

namespace TelemetryHex.Receiver.Intake;

/// <summary>Whether the disk has room for reports; asked of the system once a second at most.</summary>
/// <param name="freeBytes">Asks the system.</param>
/// <param name="lowMark">The bytes that must be free.</param>
/// <param name="time">What a second is measured by.</param>
/// <param name="state">Is told of it.</param>
/// <param name="logger">Is told when it changes.</param>
internal sealed class DiskSpace(Func<long> freeBytes, long lowMark, TimeProvider time, ReceiverState state, ILogger<DiskSpace> logger)
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly Lock _asking = new();
    private long? _asked;
    private bool _isLow;

    /// <summary>Whether it has less than the low mark.</summary>
    public bool IsLow
    {
        get
        {
            lock (_asking)
            {
                if (_asked is not { } last || time.GetElapsedTime(last) >= Period)
                {
                    _asked = time.GetTimestamp();
                    Note(Ask());
                }

                return _isLow;
            }
        }
    }

    // A disk that does not say is not known to be full; the store finds out.
    private bool Ask()
    {
        try
        {
            return freeBytes() < lowMark;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private void Note(bool isLow)
    {
        if (isLow && !_isLow)
        {
            logger.DiskIsLow(lowMark);
        }
        else if (!isLow && _isLow)
        {
            logger.DiskHasRoom();
        }

        _isLow = isLow;
        state.DiskIsLow(isLow);
    }
}
