using System.Diagnostics;

namespace TelemetryHex.Adapters.Tests.Files;

/// <summary>A process that asks for ids.</summary>
internal sealed class IdProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "idprocess.dll");

    private readonly Process _process;

    private IdProcess(Process process) => _process = process;

    public static IdProcess Start(string[] arguments, params string[] under) => StartProgram(Program, arguments, under);

    public static IdProcess StartProgram(string program, string[] arguments, params string[] under)
    {
        string[] command = [.. under, "dotnet", program, .. arguments];
        return new IdProcess(Process.Start(new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["DOTNET_TieredPGO"] = "0", ["DOTNET_EnableDiagnostics"] = "0" },
        }) ?? throw new InvalidOperationException("The process did not start."));
    }

    /// <summary>Runs it to its end, and returns its lines: origin, id, fault.</summary>
    public static async Task<IReadOnlyList<string[]>> AskAsync(string[] arguments, params string[] under)
    {
        using var process = Start(arguments, under);
        return await process.ReadToEndAsync();
    }

    public async Task ReadyAsync() => (await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience)).Should().Be("ready");

    public Task WriteLineAsync(string line) => _process.StandardInput.WriteLineAsync(line);

    public async Task<IReadOnlyList<string[]>> ReadToEndAsync()
    {
        var error = _process.StandardError.ReadToEndAsync();
        var output = await _process.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
        await _process.WaitForExitAsync().WaitAsync(Patience);
        _process.ExitCode.Should().Be(0, await error);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', 3))];
    }

    /// <summary>Waits for its end, whatever that is.</summary>
    public async Task EndAsync()
    {
        await _process.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
        await _process.WaitForExitAsync().WaitAsync(Patience);
    }

    /// <summary>kill -9, as an out-of-memory killer does it.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(Patience);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
