using System.Threading.Channels;
using TelemetryHex.Payload;
using TelemetryHex.Ports;

namespace TelemetryHex.Contracts.Fakes;

/// <summary>Remembers each report, and answers as it is told to; without an answer it is silent until it is cancelled.</summary>
public sealed class RecordingReportSink(Delivery? answer) : IReportSink
{
    private readonly Channel<Report> _reports = Channel.CreateUnbounded<Report>();

    private readonly TaskCompletionSource _brokenOff = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Waits until a transmission has been cancelled.</summary>
    public Task BrokenOffAsync() => _brokenOff.Task.WaitAsync(TimeSpan.FromSeconds(30));

    /// <summary>How many reports have come that <see cref="NextAsync"/> has not yet handed out.</summary>
    public int Waiting => _reports.Reader.Count;

    /// <summary>The next report, as soon as it comes.</summary>
    public ValueTask<Report> NextAsync(CancellationToken cancellation) => _reports.Reader.ReadAsync(cancellation);

    /// <inheritdoc/>
    public async Task<Delivery> SendAsync(Report report, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        await _reports.Writer.WriteAsync(report, cancellation);
        if (answer is null)
        {
            try
            {
                await Task.Delay(Timeout.Infinite, cancellation);
            }
            finally
            {
                _brokenOff.TrySetResult();
            }
        }

        return answer ?? throw new InvalidOperationException("A wait without end has ended.");
    }
}
