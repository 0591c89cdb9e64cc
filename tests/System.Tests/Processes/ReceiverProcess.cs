using System.Diagnostics;
using System.Text;

namespace TelemetryHex.SystemTests.Processes;

/// <summary>The receiver as its operator starts it: a process of its own on a port of its own, killed with the test.</summary>
internal sealed class ReceiverProcess : IAsyncDisposable
{
    private const int SigTerm = 15;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ReceiverProcess(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        _process = Process.Start(start) ?? throw new InvalidOperationException("The receiver did not start.");
        _process.OutputDataReceived += (_, line) => Note(line.Data);
        _process.ErrorDataReceived += (_, line) => Note(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>What it printed until now.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    public int Id => _process.Id;

    /// <summary>Whether it has ended by itself or was killed.</summary>
    public bool HasEnded => _process.HasExited;

    /// <summary>Where it listens, as it says itself.</summary>
    public async Task<Uri> AddressAsync()
    {
        try
        {
            return await _address.Task.WaitAsync(Patience);
        }
        catch (TimeoutException fault)
        {
            throw new InvalidOperationException($"It does not say where it listens, but: {Output}", fault);
        }
    }

    /// <summary>Starts the receiver with its own arguments; it takes any port.</summary>
    public static ReceiverProcess Start(string workingDirectory, IReadOnlyDictionary<string, string>? environment = null, params string[] arguments)
        => StartExactly(workingDirectory, environment, ["--urls", "http://127.0.0.1:0", .. arguments]);

    /// <summary>Starts the receiver with these arguments and no other.</summary>
    public static ReceiverProcess StartExactly(string workingDirectory, IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "TelemetryHex.Receiver.dll"), .. arguments]) { WorkingDirectory = workingDirectory };
        start.Environment["Receiver__MetricsUrl"] = "off";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return new ReceiverProcess(start);
    }

    /// <summary>Ends it as `kill -9` does.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit(Patience).Should().BeTrue();
    }

    /// <summary>Asks it to stop, as systemd does, and waits for its exit code.</summary>
    public async Task<int> StopAsync()
    {
        SendSignal(_process.Id, SigTerm).Should().Be(0);
        return await WaitForExitAsync();
    }

    /// <summary>Its exit code, once it has ended by itself.</summary>
    public async Task<int> WaitForExitAsync()
    {
        using var deadline = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(deadline.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static int SendSignal(int process, int signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", process.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        return kill.ExitCode;
    }

    private void Note(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_output)
        {
            _output.AppendLine(line);
        }

        var address = line.IndexOf("http://127.0.0.1:", StringComparison.Ordinal);
        if (address >= 0 && line.Contains("page", StringComparison.OrdinalIgnoreCase))
        {
            var end = line.IndexOfAny([' ', '"', ']', ','], address);
            _address.TrySetResult(new Uri(line[address..(end < 0 ? line.Length : end)]));
        }
    }
}
