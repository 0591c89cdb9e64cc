using System.ComponentModel;
using System.Diagnostics;

namespace TelemetryHex.Adapters.Tests.Files;

/// <summary>A process a test started: killed, if need be, and waited for when the test is done with it.</summary>
internal sealed class ChildProcess : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private readonly Process _process;

    private ChildProcess(Process process) => _process = process;

    public int Id => _process.Id;

    public StreamWriter Input => _process.StandardInput;

    public static ChildProcess Start(string program, params string[] arguments) => Start(new ProcessStartInfo(program, arguments));

    /// <summary>Starts the process that keeps ids.</summary>
    public static ChildProcess StartIdProcess(params string[] arguments) => Start(TestProgram.Start("idprocess", arguments));

    private static ChildProcess Start(ProcessStartInfo start)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;

        // A killed runtime would leave its diagnostics' sockets in the temporary directory.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["HOME"] = Path.GetTempPath();
        return new ChildProcess(Start(start, attempts: 3));
    }

    // Under Wine a start fails with ERROR_INTERNAL_ERROR (1359) now and then, while other processes are being killed.
    private static Process Start(ProcessStartInfo start, int attempts)
    {
        try
        {
            return Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        }
        catch (Win32Exception fault) when (OperatingSystem.IsWindows() && fault.NativeErrorCode == 1359 && attempts > 1)
        {
            return Start(start, attempts - 1);
        }
    }

    /// <summary>Runs a program to its end.</summary>
    public static (int ExitCode, string Output) Run(string program, params string[] arguments)
    {
        using var child = Start(program, arguments);
        var output = child._process.StandardOutput.ReadToEndAsync();
        var error = child._process.StandardError.ReadToEndAsync();
        return (child.WaitForExit(), Get(output) + Get(error));
    }

    /// <summary>All that it prints; lines end in LF on every system.</summary>
    public async Task<string> ReadToEndAsync() => (await _process.StandardOutput.ReadToEndAsync()).ReplaceLineEndings("\n");

    public string ReadLine() => Get(_process.StandardOutput.ReadLineAsync()) ?? throw new EndOfStreamException(Get(_process.StandardError.ReadToEndAsync()));

    public string? ReadErrorLine() => Get(_process.StandardError.ReadLineAsync());

    public void Kill()
    {
        _process.Kill();
        WaitForExit();
    }

    public int WaitForExit()
        => _process.WaitForExit(Deadline) ? _process.ExitCode : throw new TimeoutException($"{_process.StartInfo.FileName} did not end.");

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }

    private static T Get<T>(Task<T> task) => task.Wait(Deadline) ? task.Result : throw new TimeoutException("The process says nothing.");
}
