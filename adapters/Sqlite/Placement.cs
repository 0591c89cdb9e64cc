using TelemetryHex.Intake;

namespace TelemetryHex.Adapters.Sqlite;

/// <summary>
/// Puts what arrived in its place: sorted, so that a page is written for hundreds of reports, and in steps that are short enough for reports to
/// be stored between them. A process that dies meanwhile begins anew at its next start; to do a step twice changes nothing.
/// </summary>
/// <param name="reports">The writer of the moment.</param>
/// <param name="commit">Runs a step as a transaction of its own, when it is its turn.</param>
internal sealed class Placement(Func<ReportWriter> reports, Action<Action, CancellationToken> commit)
{
    // A hundredth of a second each.
    private const int ReportsInStep = 1024;

    /// <summary>Puts all that has come in its place.</summary>
    public void Run(CancellationToken cancellation)
    {
        var isAll = false;
        while (!isAll)
        {
            List<ArrivedCommit> taken = [];
            commit(() => (taken, isAll) = reports().Arrivals.Take(), cancellation);
            foreach (var arrivals in PartAtCarryOver(taken.SelectMany(arrived => arrived.Read())))
            {
                Place(arrivals, cancellation);
            }

            if (taken.Count > 0)
            {
                commit(() => reports().Arrivals.ClearTaken(), cancellation);
            }
        }
    }

    // Two pseudonyms of one instance must not change places: the earlier would be taken for a new instance.
    private static List<List<Arrival>> PartAtCarryOver(IEnumerable<Arrival> arrivals)
    {
        var parts = new List<List<Arrival>>();
        HashSet<Pseudonym> current = [], earlier = [];
        foreach (var arrival in arrivals)
        {
            if (parts.Count == 0 || earlier.Contains(arrival.Pseudonyms[0]) || arrival.Pseudonyms.Skip(1).Any(current.Contains))
            {
                parts.Add([]);
                current.Clear();
                earlier.Clear();
            }

            parts[^1].Add(arrival);
            current.Add(arrival.Pseudonyms[0]);
            earlier.UnionWith(arrival.Pseudonyms.Skip(1));
        }

        return parts;
    }

    private void Place(List<Arrival> arrivals, CancellationToken cancellation)
    {
        var numbered = new List<NumberedReport>(arrivals.Count);
        foreach (var step in arrivals.OrderBy(arrival => arrival.Place).Chunk(ReportsInStep))
        {
            commit(() => reports().Number(step, numbered), cancellation);
        }

        foreach (var step in numbered.OrderBy(report => report.Day).ThenBy(report => report.Instance).Chunk(ReportsInStep))
        {
            commit(() => reports().Write(step), cancellation);
        }
    }
}
