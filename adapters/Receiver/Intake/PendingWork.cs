using TelemetryHex.Intake;

namespace TelemetryHex.Receiver.Intake;

/// <summary>A report to store, or pseudonyms to erase, and the request that waits for it.</summary>
internal sealed class PendingWork
{
    // Who waits goes on where it is ended, which is never the writer's place: see EndedWork.
    private readonly TaskCompletionSource<IntakeOutcome> _outcome = new();

    private PendingWork(PseudonymousReport? report, IReadOnlyList<Pseudonym> erased)
    {
        Report = report;
        Erased = erased;
    }

    /// <summary>The report; null of an erasure.</summary>
    public PseudonymousReport? Report { get; }

    /// <summary>What is to be erased; empty of a report.</summary>
    public IReadOnlyList<Pseudonym> Erased { get; }

    /// <summary>Ends when it is known what became of it.</summary>
    public Task<IntakeOutcome> Outcome => _outcome.Task;

    public static PendingWork Store(PseudonymousReport report) => new(report, []);

    public static PendingWork Erase(IReadOnlyList<Pseudonym> pseudonyms) => new(null, pseudonyms);

    public void End(IntakeOutcome outcome) => _outcome.TrySetResult(outcome);
}
