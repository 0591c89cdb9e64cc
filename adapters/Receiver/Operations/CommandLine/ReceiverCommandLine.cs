using System.CommandLine;
using System.CommandLine.Invocation;

namespace TelemetryHex.Receiver.Operations;

/// <summary>The command line. Results go to <c>output</c>, faults to <c>error</c>, a line each; nobody reads a stack trace.</summary>
/// <param name="run">Runs the receiver until it is stopped.</param>
/// <param name="store">What is done to the store's files.</param>
/// <param name="place">Where and when the process runs.</param>
internal sealed class ReceiverCommandLine(Func<ReceiverArguments, CancellationToken, Task> run, StoreFiles store, CommandPlace place)
{
    private readonly Option<string> _urls = new("--urls") { Description = "Where to listen, separated by semicolons (default: http://127.0.0.1:9293)." };
    private readonly Option<string> _data = new("--data-dir") { Description = "The directory of the store, its keys and backups (default: ./data).", Recursive = true };
    private readonly Option<string> _selfReport = new("--self-report") { Description = "on or off: whether the receiver reports its own host to itself (default: on)." };
    private readonly Option<string> _file = new("--config") { Description = "A JSON file of settings, stronger than appsettings.json and receiver.json.", Recursive = true };
    private readonly Argument<string> _backup = new("file") { Description = "The backup." };

    /// <summary>Does what the arguments say.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public async Task<int> InvokeAsync(string[] args, CancellationToken cancellation = default)
    {
        var parsed = CreateRoot().Parse(args);
        if (parsed.Action is ParseErrorAction)
        {
            foreach (var fault in parsed.Errors)
            {
                await SayFaultAsync(fault.Message).ConfigureAwait(false);
            }

            return ExitCode.Unusable;
        }

        // The host handles signals itself, and is given its time to drain.
        return await parsed.InvokeAsync(
            new InvocationConfiguration { Output = place.Output, Error = place.Error, ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false },
            cancellation).ConfigureAwait(false);
    }

    private RootCommand CreateRoot()
    {
        var root = new RootCommand("Receives telemetry, keeps it 90 days and publishes statistics. Exit codes: 0 done, 1 failed, 2 arguments, configuration or files that cannot be used.")
        {
            _urls, _data, _selfReport, _file,
        };
        root.SetAction((parsed, cancellation) => ContainAsync(() => run(ArgumentsOf(parsed), cancellation)));
        var backup = new Command("backup", "Makes a copy of the store in backups/ of the data directory, also while the receiver runs. It holds no keys.");
        backup.SetAction((parsed, cancellation) => ContainAsync(() => BackUpAsync(DirectoryOf(parsed), cancellation)));
        var restore = new Command("restore", "Puts a backup in the place of the store, within seconds where the receiver runs, otherwise at its next start. What it replaces becomes a backup.") { _backup };
        restore.SetAction((parsed, cancellation) => ContainAsync(() => RestoreAsync(DirectoryOf(parsed), Path.GetFullPath(parsed.GetRequiredValue(_backup), place.Directory), cancellation)));
        root.Subcommands.Add(backup);
        root.Subcommands.Add(restore);
        return root;
    }

    private async Task BackUpAsync(DataDirectory directory, CancellationToken cancellation)
    {
        if (!File.Exists(directory.Database))
        {
            throw new StartException($"There is no store in {directory.Path}. Name the receiver's data directory by --data-dir.");
        }

        await place.Output.WriteLineAsync(await AddBackupAsync(directory, cancellation).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private async Task RestoreAsync(DataDirectory directory, string file, CancellationToken cancellation)
    {
        if (!File.Exists(file))
        {
            throw new StartException($"There is no file {file}.");
        }

        await new StagedRestore(directory).StageAsync(file, store, cancellation).ConfigureAwait(false);
        await place.Output.WriteLineAsync("The backup is whole and waits: a receiver that runs takes it within seconds, another at its start.").ConfigureAwait(false);
        if (File.Exists(directory.Database))
        {
            await place.Error.WriteLineAsync($"The present store, with all that it takes until then, goes to {directory.Backups}; the receiver's log names it.").ConfigureAwait(false);
        }
    }

    private Task<string> AddBackupAsync(DataDirectory directory, CancellationToken cancellation)
        => new BackupDirectory(directory).AddAsync(place.Clock.Now, (copy, stop) => store.BackUp(directory.Database, copy, stop), cancellation);

    private DataDirectory DirectoryOf(ParseResult parsed)
    {
        using var configuration = ReceiverConfiguration.Build(ArgumentsOf(parsed), place.Directory, place.EnvironmentName);
        return DataDirectory.At(ReceiverSettingsReader.Read(configuration, place.IsDevelopment).DataDirectory);
    }

    private ReceiverArguments ArgumentsOf(ParseResult parsed) => new()
    {
        Urls = parsed.GetValue(_urls),
        DataDirectory = parsed.GetValue(_data),
        SelfReport = parsed.GetValue(_selfReport),
        ConfigurationFile = parsed.GetValue(_file),
    };

    private async Task<int> ContainAsync(Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
            return ExitCode.Done;
        }
        catch (Exception fault)
        {
            var (exitCode, words) = StartFault.Describe(fault);
            await SayFaultAsync(words).ConfigureAwait(false);
            return exitCode;
        }
    }

    private async Task SayFaultAsync(string words)
    {
        foreach (var line in words.Split('\n'))
        {
            await place.Error.WriteLineAsync($"telemetryhex-receiver: {line}").ConfigureAwait(false);
        }
    }
}
