namespace TelemetryHex.Receiver.Intake;

/// <summary>Every line that the intake logs. None tells of a request.</summary>
internal static partial class IntakeLog
{
    [LoggerMessage(201, LogLevel.Error, "Reports cannot be stored, and their senders are told to come back: {Fault}")]
    public static partial void StoreFailed(this ILogger logger, string fault);

    [LoggerMessage(202, LogLevel.Information, "Reports are stored again")]
    public static partial void StoreRecovered(this ILogger logger);

    [LoggerMessage(203, LogLevel.Error, "A request could not be answered: {Fault}")]
    public static partial void RequestFailed(this ILogger logger, string fault);

    [LoggerMessage(204, LogLevel.Warning, "The disk has less than {Bytes} bytes left: no report is taken until there are more")]
    public static partial void DiskIsLow(this ILogger logger, long bytes);

    [LoggerMessage(205, LogLevel.Information, "The disk has room again")]
    public static partial void DiskHasRoom(this ILogger logger);

    [LoggerMessage(206, LogLevel.Warning, "An erasure is committed and not yet physical, and its sender is told to come back: {Fault}")]
    public static partial void ErasureIsHeldUp(this ILogger logger, string fault);

    [LoggerMessage(207, LogLevel.Error, "No report is taken and none erased: {Fault}")]
    public static partial void KeysNotKept(this ILogger logger, string fault);

    [LoggerMessage(208, LogLevel.Information, "The epoch keys are kept again")]
    public static partial void KeysKept(this ILogger logger);
}
