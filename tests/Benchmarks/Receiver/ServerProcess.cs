using System.Diagnostics;
using System.Net.Sockets;

namespace TelemetryHex.Benchmarks.Receiver;

/// <summary>A server on the first core, which is killed at the end; the load generator has the second.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private ServerProcess(Process process) => _process = process;

    /// <summary>Resident memory, MiB.</summary>
    public double Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1048576.0;
        }
    }

    /// <summary>What it has taken of the processor, its children not counted.</summary>
    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts it, and waits until the port answers.</summary>
    public static async Task<ServerProcess> StartAsync(int port, IReadOnlyDictionary<string, string> environment, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo("taskset", ["-c", "0", program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        var since = Stopwatch.StartNew();
        while (!await AnswersAsync(port).ConfigureAwait(false))
        {
            if (process.HasExited || since.Elapsed > Patience)
            {
                process.Kill(entireProcessTree: true);
                throw new InvalidOperationException($"{program} does not listen: " + await output.ConfigureAwait(false) + await error.ConfigureAwait(false));
            }

            await Task.Delay(100).ConfigureAwait(false);
        }

        return new ServerProcess(process);
    }

    /// <summary>Starts the receiver, with no limit to what one address may send.</summary>
    /// <param name="port">Where it listens, as the arguments or the environment say.</param>
    /// <param name="dataDirectory">Where it keeps its data.</param>
    /// <param name="environment">More settings.</param>
    /// <param name="arguments">More arguments.</param>
    public static Task<ServerProcess> StartReceiverAsync(int port, string dataDirectory, IReadOnlyDictionary<string, string> environment, params string[] arguments)
        => StartAsync(
            port,
            new Dictionary<string, string>(environment)
            {
                ["Receiver__RateBurst"] = "1000000000",
                ["Receiver__RatePerMinute"] = "1000000000",
                ["Receiver__MetricsUrl"] = "off",
            },
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "TelemetryHex.Receiver.dll"), "--data-dir", dataDirectory, "--self-report", "off", .. arguments]);

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync().ConfigureAwait(false);
        _process.Dispose();
    }

    private static async Task<bool> AnswersAsync(int port)
    {
        try
        {
            using var probe = new TcpClient();
            await probe.ConnectAsync("127.0.0.1", port).ConfigureAwait(false);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
