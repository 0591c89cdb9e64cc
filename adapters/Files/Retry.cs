using System.Diagnostics;

namespace TelemetryHex.Adapters.Files;

/// <summary>Retries while another process (of this product, a virus scanner, an indexer) holds a file for a moment.</summary>
internal static class Retry
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <summary>Retries the attempt until it succeeds or fails for good, for two seconds at most.</summary>
    /// <param name="attempt">The attempt.</param>
    /// <param name="isTransient">Whether a failure may pass by itself.</param>
    public static T UntilTimeout<T>(Func<T> attempt, Func<Exception, bool> isTransient)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return attempt();
            }
            catch (Exception fault) when (isTransient(fault) && waited.Elapsed < Timeout)
            {
                Thread.Sleep(Pause);
            }
        }
    }
}
