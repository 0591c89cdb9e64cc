using System.Globalization;

namespace TelemetryHex.Benchmarks.Receiver;

/// <summary>Reports of ever other instances, and what the receiver's process holds after each million: it must come to rest.</summary>
internal static class ReceiverMemory
{
    private const int Port = 19320;
    private const int Seconds = 20;
    private const long Step = 1_000_000;

    public static async Task RunAsync(TextWriter output, long reports)
    {
        using var directory = new LoadDirectory();
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}");
        await using var receiver = await ServerProcess.StartReceiverAsync(Port, directory.Path, new Dictionary<string, string>(), "--urls", address).ConfigureAwait(false);
        await output.WriteLineAsync("| reports | resident memory |").ConfigureAwait(false);
        await output.WriteLineAsync("| --- | --- |").ConfigureAwait(false);
        var url = new Uri(address + "/api/v1/liftbridge/telemetry");
        var (stored, printed) = (0.0, 0L);
        while (stored < reports)
        {
            var figures = await Wrk.RunAsync(url, connections: 128, isNewEach: false, Seconds).ConfigureAwait(false);
            stored += figures.PerSecond * Seconds;
            if (figures.Refused + figures.Broken > 0)
            {
                throw new InvalidOperationException($"{figures.Refused} reports were refused and {figures.Broken} connections broke.");
            }

            if ((long)stored / Step > printed)
            {
                printed = (long)stored / Step;
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"| {stored:N0} | {receiver.Memory:F0} MiB |")).ConfigureAwait(false);
            }
        }
    }
}
