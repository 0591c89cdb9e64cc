using TelemetryHex.Contracts.Fakes;
using TelemetryHex.Ports;
using TelemetryHex.Receiver.Operations;

namespace TelemetryHex.Receiver.Tests.Operations;

public sealed class CommandLineTests : IDisposable
{
    private readonly WorkingDirectory _directory = new();
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();
    private ReceiverArguments? _ran;
    private Func<Task> _running = () => Task.CompletedTask;

    public void Dispose()
    {
        _directory.Dispose();
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public async Task Without_a_command_the_receiver_runs_with_what_was_said()
    {
        (await InvokeAsync("--urls", "http://127.0.0.1:0", "--data-dir", "d", "--self-report", "off", "--config", "f")).Should().Be(0);
        _ran.Should().Be(new ReceiverArguments { Urls = "http://127.0.0.1:0", DataDirectory = "d", SelfReport = "off", ConfigurationFile = "f" });
    }

    [Theory]
    [InlineData("--data")]
    [InlineData("--urls")]
    [InlineData("run")]
    [InlineData("restore")]
    public async Task What_is_no_argument_is_a_line_and_exit_code_2(string argument)
    {
        (await InvokeAsync(argument)).Should().Be(2);
        _ran.Should().BeNull();
        _error.ToString().Should().StartWith("telemetryhex-receiver: ").And.NotContain("   at ");
    }

    [Fact]
    public async Task A_configuration_that_cannot_be_used_is_exit_code_2_and_its_lines()
    {
        _running = () => throw new StartException("Receiver:K is wrong.\nReceiver:SelfReport too.");
        (await InvokeAsync()).Should().Be(2);
        _error.ToString().ReplaceLineEndings("\n").Should().Be("telemetryhex-receiver: Receiver:K is wrong.\ntelemetryhex-receiver: Receiver:SelfReport too.\n");
    }

    [Fact]
    public async Task Another_fault_is_exit_code_1_and_its_kind_without_its_message()
    {
        _running = () => throw new NotSupportedException("secret");
        (await InvokeAsync()).Should().Be(1);
        _running = () => throw new TimeoutException("secret");
        (await InvokeAsync()).Should().Be(1);
        _error.ToString().Should().Contain("TimeoutException").And.NotContain("secret");
    }

    [Fact]
    public async Task Backup_prints_the_path_of_a_copy_and_holds_no_keys()
    {
        WriteStore("present");
        (await InvokeAsync("backup", "--data-dir", Data)).Should().Be(0);
        var printed = _output.ToString().TrimEnd();
        printed.Should().Be(Path.Combine(Data, "backups", "2026-11-23T120000Z.db"));
        (await File.ReadAllTextAsync(printed)).Should().Be("present");
        Directory.EnumerateFiles(Path.Combine(Data, "backups")).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)).Should().Equal(printed);
    }

    [Fact]
    public async Task Backup_takes_the_directory_from_the_configuration_too()
    {
        WriteStore("present");
        await File.WriteAllTextAsync(_directory.File("receiver.json"), $$$"""{"Receiver": {"DataDirectory": "{{{Data}}}"}}""");
        (await InvokeAsync("backup")).Should().Be(0);
        _output.ToString().Should().StartWith(Data);
    }

    [Fact]
    public async Task Backup_of_no_store_says_so()
    {
        (await InvokeAsync("backup", "--data-dir", Data)).Should().Be(2);
        _error.ToString().Should().Contain($"There is no store in {Data}");
        Directory.Exists(Data).Should().BeFalse();
    }

    [Fact]
    public async Task Restore_lets_a_checked_copy_wait_and_says_where_what_it_replaces_goes()
    {
        WriteStore("present");
        await File.WriteAllTextAsync(_directory.File("old.db"), "old");
        (await InvokeAsync("restore", "old.db", "--data-dir", Data)).Should().Be(0);
        var staged = new StagedRestore(DataDirectory.At(Data));
        staged.IsPending.Should().BeTrue();
        (await File.ReadAllTextAsync(Path.Combine(Data, "receiver.db"))).Should().Be("present", "the receiver may be running");
        _error.ToString().Should().Contain($"The present store, with all that it takes until then, goes to {Path.Combine(Data, "backups")}");
        staged.TakePlace().Should().BeTrue();
        (await File.ReadAllTextAsync(Path.Combine(Data, "receiver.db"))).Should().Be("old");
        (await File.ReadAllTextAsync((await staged.KeepReplacedAsync(CheckAsync, CancellationToken.None)).Path)).Should().Be("present");
        staged.TakePlace().Should().BeFalse();
        File.Exists(_directory.File("old.db")).Should().BeTrue();
    }

    [Fact]
    public async Task Restore_of_a_damaged_file_changes_nothing()
    {
        WriteStore("present");
        await File.WriteAllTextAsync(_directory.File("old.db"), "damaged");
        (await InvokeAsync("restore", "old.db", "--data-dir", Data)).Should().Be(2);
        _error.ToString().Should().Contain("It is no whole store.");
        Directory.EnumerateFiles(Data).Select(Path.GetFileName).Should().Equal("receiver.db");
    }

    [Fact]
    public async Task Restore_heals_a_store_that_is_damaged()
    {
        WriteStore("damaged");
        await File.WriteAllTextAsync(_directory.File("old.db"), "old");
        (await InvokeAsync("restore", "old.db", "--data-dir", Data)).Should().Be(0);
        var staged = new StagedRestore(DataDirectory.At(Data));
        staged.TakePlace().Should().BeTrue();
        (await File.ReadAllTextAsync(Path.Combine(Data, "receiver.db"))).Should().Be("old");
        (await staged.KeepReplacedAsync(CheckAsync, CancellationToken.None)).IsUsable.Should().BeFalse();
    }

    private string Data => _directory.File("data");

    private void WriteStore(string content)
    {
        Directory.CreateDirectory(Data);
        File.WriteAllText(Path.Combine(Data, "receiver.db"), content);
    }

    private Task<int> InvokeAsync(params string[] args) => new ReceiverCommandLine(
        (arguments, _) =>
        {
            _ran = arguments;
            return _running();
        },
        new StoreFiles
        {
            BackUp = async (database, destination, stop) =>
            {
                await CheckAsync(database, stop);
                await File.WriteAllTextAsync(destination, await File.ReadAllTextAsync(database, stop), stop);
            },
            Check = CheckAsync,
        },
        new CommandPlace { Output = _output, Error = _error, Directory = _directory.Path, EnvironmentName = "Production", Clock = new FixedClock(TwoClocks.Noon) }).InvokeAsync(args);

    private static async Task CheckAsync(string file, CancellationToken stop)
    {
        if (await File.ReadAllTextAsync(file, stop) == "damaged")
        {
            throw new ReportStoreException(ReportStoreFault.Damaged, "It is no whole store.");
        }
    }
}
