using System.Diagnostics;

namespace TelemetryHex.Adapters.Files;

/// <summary>Outlasts a hold on a file that passes: of another process of ours, of a virus scanner, of an indexer.</summary>
internal static class Patience
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <summary>Tries until it succeeds, or fails in another way, or for two seconds.</summary>
    /// <param name="attempt">What is tried.</param>
    /// <param name="mayPass">Whether a failure is of the kind that passes.</param>
    public static T Outlast<T>(Func<T> attempt, Func<Exception, bool> mayPass)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return attempt();
            }
            catch (Exception fault) when (mayPass(fault) && waited.Elapsed < Limit)
            {
                Thread.Sleep(Pause);
            }
        }
    }
}
