using TelemetryHex.Contracts.Fakes;
using TelemetryHex.Intake;
using TelemetryHex.Ports;
using TelemetryHex.Statistics;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Receiver.Tests.Intake;

/// <summary>A store, in memory where none is given, whose commits wait for a gate, and fail as they are told.</summary>
internal sealed class GatedStore : IReportStore
{
    private readonly IReportStore _kept;
    private readonly SemaphoreSlim _entered = new(0);
    private TaskCompletionSource _gate = new();

    public GatedStore(IReportStore? kept = null)
    {
        _kept = kept ?? new InMemoryReportStore();
        Open();
    }

    /// <summary>The sizes of the batches that came, in their order.</summary>
    public List<int> Batches { get; } = [];

    /// <summary>What the next calls throw.</summary>
    public Exception? Fault { get; set; }

    /// <summary>What a count waits for.</summary>
    public Task Counting { get; set; } = Task.CompletedTask;

    public void Close() => _gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Open() => _gate.TrySetResult();

    /// <summary>Waits until a commit has begun that was not waited for yet.</summary>
    public async Task EnteredAsync() => (await _entered.WaitAsync(TimeSpan.FromSeconds(30))).Should().BeTrue("a commit comes");

    public async Task AppendAsync(UtcDay day, IReadOnlyList<PseudonymousReport> reports, CancellationToken cancellation)
    {
        Batches.Add(reports.Count);
        _entered.Release();
        await _gate.Task;
        await (Fault is null ? _kept.AppendAsync(day, reports, cancellation) : Task.FromException(Fault));
    }

    public async Task EraseAsync(IReadOnlyList<Pseudonym> pseudonyms, CancellationToken cancellation)
    {
        await _gate.Task;
        await (Fault is null ? _kept.EraseAsync(pseudonyms, cancellation) : Task.FromException(Fault));
    }

    public Task SettleAsync(CancellationToken cancellation) => _kept.SettleAsync(cancellation);

    public Task PurgeAsync(CancellationToken cancellation) => _kept.PurgeAsync(cancellation);

    public Task<int> CloseAsync(UtcDay today, int k, CancellationToken cancellation) => _kept.CloseAsync(today, k, cancellation);

    public Task<long> RetainAsync(UtcDay firstKept, CancellationToken cancellation) => _kept.RetainAsync(firstKept, cancellation);

    public Task<IReadOnlyList<DayRollUp>> ReadRollUpsAsync(UtcDay first, UtcDay last, CancellationToken cancellation) => _kept.ReadRollUpsAsync(first, last, cancellation);

    public async Task<DayCount> CountAsync(UtcDay day, CancellationToken cancellation)
    {
        await Counting;
        return await _kept.CountAsync(day, cancellation);
    }
}
