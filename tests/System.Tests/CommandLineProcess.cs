using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace TelemetryHex.SystemTests;

/// <summary>The command line as a process of its own, with none of the test's own telemetry variables.</summary>
internal sealed class CommandLineProcess : IDisposable
{
    // From its own folder: beside the tests, which bring ASP.NET Core, it would lack the packages that the framework stands in for.
    private static readonly string Program = Path.Combine(
        Repository.Root,
        "adapters/Cli/bin",
        Path.GetRelativePath(Path.Combine(Repository.Root, "tests/System.Tests/bin"), AppContext.BaseDirectory),
        "telemetryhex.dll");

    private readonly Process _process;
    private readonly StringBuilder _error = new();
    private readonly SemaphoreSlim _written = new(0);
    private readonly Task<byte[]> _output;

    private CommandLineProcess(ProcessStartInfo start)
    {
        _process = Process.Start(start) ?? throw new InvalidOperationException("The process did not start.");
        _process.ErrorDataReceived += (_, line) =>
        {
            lock (_error)
            {
                _error.Append(line.Data).Append('\n');
            }

            _written.Release();
        };
        _process.BeginErrorReadLine();
        _output = ReadOutputAsync();
    }

    public string Error
    {
        get
        {
            lock (_error)
            {
                return _error.ToString();
            }
        }
    }

    public int Id => _process.Id;

    public static CommandLineProcess Start(WorkingDirectory directory, IEnumerable<string> arguments, Dictionary<string, string>? environment = null, params string[] under)
        => StartAny(directory, [.. under, DotNet, Program, .. arguments], environment);

    /// <summary>Starts another program under the same conditions.</summary>
    public static CommandLineProcess StartAny(WorkingDirectory directory, string[] command, Dictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = directory.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsAboutTelemetry).ToList())
        {
            start.Environment.Remove(name);
        }

        // A build's node that stays would hold the pipes open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";

        // Should a test mistake the endpoint, nothing leaves this machine: a loopback receiver is reached past any proxy, no other is.
        start.Environment["HTTPS_PROXY"] = "http://127.0.0.1:9";
        foreach (var (name, value) in environment ?? [])
        {
            start.Environment[name] = value;
        }

        return new CommandLineProcess(start);
    }

    /// <summary>Runs it to its end.</summary>
    public static async Task<Ended> RunAsync(WorkingDirectory directory, string arguments, Dictionary<string, string>? environment = null, params string[] under)
    {
        using var process = Start(directory, arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries), environment, under);
        return await process.EndAsync();
    }

    /// <summary>Waits until a line of standard error begins so.</summary>
    public async Task<string> WaitForAsync(string beginning)
    {
        using var deadline = new CancellationTokenSource(Deadline.Value);
        while (true)
        {
            if (Error.Split('\n').FirstOrDefault(line => line.StartsWith(beginning, StringComparison.Ordinal)) is { } found)
            {
                return found;
            }

            await _written.WaitAsync(deadline.Token);
        }
    }

    /// <summary>Sends a signal, as a supervisor does.</summary>
    public void Signal(string name) => Signal(name, _process.Id.ToString(CultureInfo.InvariantCulture));

    /// <summary>Sends a signal to a process. The shell's own kill is on every machine.</summary>
    public static void Signal(string name, string process)
    {
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -s {name} {process}"]);
        kill.WaitForExit(Deadline.Value).Should().BeTrue();
        kill.ExitCode.Should().Be(0);
    }

    public async Task<Ended> EndAsync(TimeSpan? within = null)
    {
        using var deadline = new CancellationTokenSource(within ?? TimeSpan.FromSeconds(60));
        await _process.WaitForExitAsync(deadline.Token);
        return new Ended(_process.ExitCode, await _output, Error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private static string DotNet => Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";

    private static bool IsAboutTelemetry(string name)
        => name.StartsWith("LIFTBRIDGE_", StringComparison.OrdinalIgnoreCase) || name == "DO_NOT_TRACK"
            || name.EndsWith("_PROXY", StringComparison.OrdinalIgnoreCase);

    private async Task<byte[]> ReadOutputAsync()
    {
        using var output = new MemoryStream();
        await _process.StandardOutput.BaseStream.CopyToAsync(output);
        return output.ToArray();
    }

    /// <summary>How it ended.</summary>
    public sealed record Ended(int ExitCode, byte[] Output, string Error)
    {
        public string Text => Encoding.UTF8.GetString(Output);
    }
}
