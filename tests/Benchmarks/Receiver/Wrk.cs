using System.Diagnostics;
using System.Globalization;

namespace TelemetryHex.Benchmarks.Receiver;

/// <summary>Debian's wrk on the second core. Where a server gives a session ticket it resumes its TLS session with the next connection.</summary>
internal static class Wrk
{
    public static async Task<LoadFigures> RunAsync(Uri url, int connections, bool isNewEach, int seconds)
    {
        var start = new ProcessStartInfo(
            "taskset",
            [
                "-c", "1", "wrk", "-t1", string.Create(CultureInfo.InvariantCulture, $"-c{connections}"), string.Create(CultureInfo.InvariantCulture, $"-d{seconds}s"),
                "--timeout", "10s", "-s", Path.Combine(AppContext.BaseDirectory, "Receiver", "report.lua"), url.ToString(), "--", isNewEach ? "close" : "keep",
            ])
        { RedirectStandardOutput = true };
        using var wrk = Process.Start(start) ?? throw new InvalidOperationException("wrk did not start: apt-get install wrk.");
        var output = await wrk.StandardOutput.ReadToEndAsync().ConfigureAwait(false);
        await wrk.WaitForExitAsync().ConfigureAwait(false);
        return LoadFigures.Parse(output);
    }
}
