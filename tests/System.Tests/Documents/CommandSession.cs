namespace TelemetryHex.SystemTests.Documents;

/// <summary>
/// The commands of one document, typed one after another into an empty directory. Nothing is built again, and the receiver takes any free
/// port and the session's own data directory; all else is as it stands there.
/// </summary>
internal sealed class CommandSession : IDisposable
{
    private const string PageLine = "      The page is at ";
    private const string DefaultAddress = "http://127.0.0.1:9293";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly WorkingDirectory _directory = new();
    private readonly List<(string Command, CommandLineProcess.Ended Ended)> _ended = [];
    private CommandLineProcess? _receiver;
    private string _address = DefaultAddress;

    /// <summary>Whether a command starts the receiver, which then runs beside the commands that follow.</summary>
    public static bool StartsReceiver(string command)
        => command.EndsWith("adapters/Receiver", StringComparison.Ordinal) || command.EndsWith("/TelemetryHex.Receiver", StringComparison.Ordinal);

    /// <summary>Runs each command to its end.</summary>
    public static async Task<CommandSession> RunAsync(IEnumerable<string> commands)
    {
        var session = new CommandSession();
        try
        {
            foreach (var command in commands)
            {
                await session.TypeAsync(command);
            }
        }
        catch
        {
            session.Dispose();
            throw;
        }

        return session;
    }

    /// <summary>How the one command ended that holds this.</summary>
    public CommandLineProcess.Ended Of(string part) => _ended.Single(run => run.Command.Contains(part, StringComparison.Ordinal)).Ended;

    public bool Has(string file) => File.Exists(_directory.File(file));

    /// <summary>What the receiver said until now.</summary>
    public string ReceiverLog => _receiver?.Error ?? "";

    public async Task<string> ReadPageAsync()
    {
        using var client = new HttpClient();
        return await client.GetStringAsync(new Uri(_address)).WaitAsync(Patience);
    }

    /// <summary>Stops the receiver, as its terminal does.</summary>
    public async Task<int> StopAsync()
    {
        var receiver = _receiver ?? throw new InvalidOperationException("No command started a receiver.");
        receiver.Signal("TERM");
        return (await receiver.EndAsync()).ExitCode;
    }

    public void Dispose()
    {
        _receiver?.Dispose();
        _directory.Dispose();
    }

    private async Task TypeAsync(string command)
    {
        var typed = command
            .Replace("dotnet run --project ", $"dotnet run --no-build --project {Repository.Root}/", StringComparison.Ordinal)
            .Replace("dotnet publish adapters/Receiver -c Release", $"dotnet publish {Repository.Root}/adapters/Receiver -c Debug --no-build", StringComparison.Ordinal)
            .Replace(DefaultAddress, _address, StringComparison.Ordinal);
        if (StartsReceiver(command))
        {
            _receiver = Start($"exec {typed} 1>&2");
            _address = (await _receiver.WaitForAsync(PageLine))[PageLine.Length..].TrimEnd('/');
            return;
        }

        using var process = Start(typed);
        var ended = await process.EndAsync(Patience);
        ended.ExitCode.Should().Be(0, "`{0}` says: {1}{2}", command, ended.Text, ended.Error);
        _ended.Add((command, ended));
    }

    private CommandLineProcess Start(string command) => CommandLineProcess.StartAny(
        _directory,
        ["/bin/sh", "-c", command],
        new()
        {
            ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
            ["Receiver__MetricsUrl"] = "http://127.0.0.1:0",
            // `dotnet run` would take the project's own folder, where a developer's receiver may have its store.
            ["Receiver__DataDirectory"] = _directory.File("data"),
        });
}
