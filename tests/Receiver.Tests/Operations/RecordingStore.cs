using System.Collections.Concurrent;
using TelemetryHex.Intake;
using TelemetryHex.Ports;
using TelemetryHex.Statistics;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Receiver.Tests.Operations;

/// <summary>A store that keeps nothing but what was asked of it.</summary>
internal sealed class RecordingStore : IReportStore
{
    private readonly ConcurrentQueue<string> _calls = new();
    private readonly SemaphoreSlim _rounds = new(0);

    public IReadOnlyList<string> Calls => [.. _calls];

    /// <summary>Fails the next calls, so many of them.</summary>
    public int Failures { get; set; }

    public Func<Task> Closing { get; set; } = () => Task.CompletedTask;

    public int Closed { get; set; }

    /// <summary>The k of the last call to close.</summary>
    public int K { get; private set; }

    public long Deleted { get; set; }

    /// <summary>Waits until a call to close has come that was not yet waited for.</summary>
    public async Task ClosedAsync() => (await _rounds.WaitAsync(TimeSpan.FromSeconds(20))).Should().BeTrue("a round comes");

    public void Note(string call) => _calls.Enqueue(call);

    public async Task<int> CloseAsync(UtcDay today, int k, CancellationToken cancellation)
    {
        _calls.Enqueue($"close {today}");
        K = k;
        _rounds.Release();
        await Closing().WaitAsync(cancellation);
        if (Failures > 0)
        {
            Failures--;
            throw new ReportStoreException(ReportStoreFault.Unavailable, "The store is away.");
        }

        return Closed;
    }

    public Task<long> RetainAsync(UtcDay firstKept, CancellationToken cancellation)
    {
        _calls.Enqueue($"retain {firstKept}");
        return Task.FromResult(Deleted);
    }

    public Task AppendAsync(UtcDay day, IReadOnlyList<PseudonymousReport> reports, CancellationToken cancellation) => Task.CompletedTask;

    public Task EraseAsync(IReadOnlyList<Pseudonym> pseudonyms, CancellationToken cancellation) => Task.CompletedTask;

    public Task SettleAsync(CancellationToken cancellation) => Task.CompletedTask;

    public Task PurgeAsync(CancellationToken cancellation) => Task.CompletedTask;

    public Task<IReadOnlyList<DayRollUp>> ReadRollUpsAsync(UtcDay first, UtcDay last, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<DayRollUp>>([]);

    public Task<DayCount> CountAsync(UtcDay day, CancellationToken cancellation) => throw new NotSupportedException();
}
