using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace TelemetryHex.Adapters.Tests.Hosting;

/// <summary>The lines that a host logged, each as its console shows it.</summary>
internal sealed class RecordedLines : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly SemaphoreSlim _written = new(0);

    public IReadOnlyList<string> All => [.. _lines];

    public ILogger CreateLogger(string categoryName)
        => categoryName.StartsWith("TelemetryHex", StringComparison.Ordinal) ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var level = logLevel switch { LogLevel.Information => "INFO", LogLevel.Warning => "WARN", _ => logLevel.ToString() };
        _lines.Enqueue($"{level}: {formatter(state, exception)}");
        _written.Release();
    }

    /// <summary>Waits until a line begins so.</summary>
    public async Task<string> WaitForAsync(string beginning)
    {
        using var patience = new CancellationTokenSource(SteppedTime.Patience);
        while (true)
        {
            if (_lines.FirstOrDefault(line => line.StartsWith(beginning, StringComparison.Ordinal)) is { } found)
            {
                return found;
            }

            await _written.WaitAsync(patience.Token);
        }
    }

    public void Dispose()
    {
    }
}
