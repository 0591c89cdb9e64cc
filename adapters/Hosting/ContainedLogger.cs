using Microsoft.Extensions.Logging;

namespace TelemetryHex.Hosting;

/// <summary>The host's logger, whose failures end here: a broken log must not silence telemetry, nor telemetry break the host.</summary>
internal sealed class ContainedLogger(ILogger logger) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel)
    {
        try
        {
            return logger.IsEnabled(logLevel);
        }
        catch (Exception)
        {
            return false;
        }
    }

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        try
        {
            logger.Log(logLevel, eventId, state, exception, formatter);
        }
        catch (Exception)
        {
            // A failure to log cannot be logged.
        }
    }
}
