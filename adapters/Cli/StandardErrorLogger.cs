using Microsoft.Extensions.Logging;

namespace TelemetryHex.Cli;

/// <summary>Prints each line as the product's console does: <c>INFO: text</c>.</summary>
internal sealed class StandardErrorLogger(TextWriter error) : ILogger, ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            error.WriteLine($"{Prefix(logLevel)}: {formatter(state, exception)}");
        }
    }

    public void Dispose()
    {
    }

    private static string Prefix(LogLevel level) => level switch
    {
        LogLevel.Information => "INFO",
        LogLevel.Warning => "WARN",
        _ => "ERROR",
    };
}
