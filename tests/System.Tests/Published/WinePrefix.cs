using System.Diagnostics;

namespace TelemetryHex.SystemTests.Published;

/// <summary>A Windows of a test's own, played by Wine, with an empty registry and an empty disk.</summary>
internal sealed class WinePrefix : IDisposable
{
    private readonly WorkingDirectory _directory = new();

    private WinePrefix()
    {
        Environment = new()
        {
            ["WINEPREFIX"] = _directory.File("prefix"),
            ["WINEARCH"] = "win64",
            ["WINEDEBUG"] = "-all",

            // The runtime maps code twice to keep it from being written; Wine 8 loses what was generated at run time over that.
            ["DOTNET_EnableWriteXorExecute"] = "0",
        };
    }

    public Dictionary<string, string> Environment { get; }

    /// <summary>Makes one.</summary>
    public static async Task<WinePrefix> CreateAsync()
    {
        var wine = new WinePrefix();

        // No installer may open a window for its own .NET or browser; for this one command only, since .NET will not load without mscoree.
        await wine.RunAsync(wine._directory, ["wineboot", "-i"], "WINEDLLOVERRIDES=mscoree=;mshtml=");
        await wine.RunAsync(wine._directory, ["winecfg", "-v", "win10"]);

        // With a debugger, a crash would be printed at length and then exit with 0.
        await wine.RunAsync(wine._directory, ["reg", "add", "HKLM\\Software\\Microsoft\\Windows NT\\CurrentVersion\\AeDebug", "/v", "Debugger", "/t", "REG_SZ", "/d", "", "/f"]);
        return wine;
    }

    /// <summary>Starts a program in it.</summary>
    public CommandLineProcess Start(WorkingDirectory directory, IEnumerable<string> command, params string[] under)
        => CommandLineProcess.StartAny(directory, [.. under, "wine", .. command], Environment);

    /// <summary>Runs a program to its end. Lines end in LF.</summary>
    public async Task<CommandLineProcess.Ended> RunAsync(WorkingDirectory directory, string[] command, string? variable = null)
    {
        using var process = Start(directory, command, variable is null ? [] : ["env", variable]);
        return await process.EndAsync();
    }

    public void Dispose()
    {
        Server("-k");
        Server("-w");
        _directory.Dispose();
    }

    private void Server(string argument)
    {
        var start = new ProcessStartInfo("wineserver", [argument]);
        start.Environment["WINEPREFIX"] = Environment["WINEPREFIX"];
        using var server = Process.Start(start);
        server?.WaitForExit(TimeSpan.FromSeconds(30));
    }
}
