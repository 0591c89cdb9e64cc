namespace TelemetryHex.Receiver.Intake;

/// <summary>Work of one commit, whose requests are answered one after the other while the writer goes on: a hop between threads for all of them.</summary>
internal sealed class EndedWork(IReadOnlyList<PendingWork> works, IntakeOutcome outcome) : IThreadPoolWorkItem
{
    // More are shared between the processors.
    private const int Most = 64;

    /// <summary>Answers requests that await their work.</summary>
    public static void Answer(List<PendingWork> works, IntakeOutcome outcome)
    {
        for (var start = 0; start < works.Count; start += Most)
        {
            ThreadPool.UnsafeQueueUserWorkItem(new EndedWork(works.GetRange(start, Math.Min(Most, works.Count - start)), outcome), preferLocal: false);
        }
    }

    /// <inheritdoc/>
    public void Execute()
    {
        foreach (var work in works)
        {
            work.End(outcome);
        }
    }
}
