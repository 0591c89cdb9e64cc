using System.Collections.Concurrent;

namespace TelemetryHex.SystemTests;

/// <summary>
/// An output that is full or closed ends no command otherwise than its work did. Where a caller closed a descriptor, files and pipes of
/// the process itself take its number: nothing may be written to them.
/// </summary>
public sealed class UnwritableOutputTests : IDisposable
{
    // A pipe whose only reader is gone before the command starts.
    private const string ClosedPipe = "| mkfifo p && exec 4<>p 5>p 4>&- && exec \"$@\" >&5 5>&-";

    private readonly WorkingDirectory _directory = new();
    private readonly RawServer _server = new();
    private readonly ConcurrentQueue<string> _received = new();

    [Promise(
        Section.CommandLine,
        "An output that cannot be written ends no command otherwise than its work did: 2 where the output was the work, else the "
        + "work's own code")]
    [Theory]
    [InlineData("preview", ">/dev/full")]
    [InlineData("preview --headers", ">&-")]
    [InlineData("preview", ClosedPipe)]
    [InlineData("status", ">/dev/full")]
    [InlineData("status --json", ">&-")]
    [InlineData("allowlist", ">/dev/full")]
    [InlineData("audit telemetryhex.dll", ">/dev/full")]
    [InlineData("--help", ">/dev/full")]
    [InlineData("--version", ">&-")]
    public async Task Where_the_output_is_the_work_it_is_exit_code_2(string arguments, string redirection)
    {
        var ended = await RunAsync(arguments.Replace("telemetryhex.dll", Path.Combine(AppContext.BaseDirectory, "telemetryhex.dll"), StringComparison.Ordinal), redirection);

        ended.ExitCode.Should().Be(2, ended.Error);
        ended.Error.Should().EndWith("telemetryhex: standard output cannot be written\n\n").And.NotContain("   at ");
        _directory.Entries().Except(["p"]).Should().BeEmpty();
    }

    [Promise(Section.CommandLine, "Nothing is written to what took the number of a closed descriptor")]
    [Theory]
    [InlineData("2>/dev/full")]
    [InlineData("2>&-")]
    [InlineData(">&- 2>&-")]
    [InlineData("<&- >&- 2>&-")]
    public async Task A_report_is_sent_all_the_same_and_the_file_of_its_id_holds_the_id_alone(string redirection)
    {
        _ = _server.AnswerAllAsync(Answer.Accepted, _received.Enqueue);

        var ended = await RunAsync($"send --endpoint {_server.Address} --data-dir d", redirection);

        ended.ExitCode.Should().Be(0, ended.Error);
        ended.Error.Trim().Should().BeEmpty();
        var id = File.ReadAllText(_directory.File("d/.instance_id"));
        id.Should().MatchRegex("^[0-9a-f-]{36}\n$");
        _received.Should().ContainSingle().Which.Should().Contain($"\"instance_id\":\"{id.Trim()}\"");
    }

    [Promise(
        Section.CommandLine,
        "An output that cannot be written ends no command otherwise than its work did: 2 where the output was the work, else the "
        + "work's own code")]
    [Theory]
    [InlineData("send", 500, "2>&-", 1)]
    [InlineData("send", 500, "2>/dev/full", 1)]
    [InlineData("send --endpoint http://example.com/", 202, "2>&-", 3)]
    [InlineData("send --frobnicate", 202, "2>/dev/full", 2)]
    [InlineData("send --config nowhere.yaml", 202, "2>&-", 2)]
    public async Task Where_it_is_not_the_exit_code_is_that_of_the_work(string arguments, int status, string redirection, int exitCode)
    {
        _ = _server.AnswerAllAsync(Answer.Of(status));

        var endpoint = arguments.Contains("--endpoint", StringComparison.Ordinal) ? "" : $" --endpoint {_server.Address}";
        (await RunAsync($"{arguments}{endpoint} --data-dir d", redirection)).ExitCode.Should().Be(exitCode);
    }

    [Fact]
    public async Task A_preview_is_whole_without_standard_error()
    {
        var ended = await RunAsync("preview", "2>&-");

        ended.ExitCode.Should().Be(0);
        ended.Text.Should().StartWith("{\"instance_id\":").And.EndWith("}}");
    }

    [Promise(
        Section.CommandLine,
        "An output that cannot be written ends no command otherwise than its work did: 2 where the output was the work, else the "
        + "work's own code")]
    [Theory]
    [InlineData("2>/dev/full")]
    [InlineData("2>&-")]
    public async Task An_id_is_forgotten_all_the_same(string redirection)
    {
        _ = _server.AnswerAllAsync(Answer.Of(204));
        Directory.CreateDirectory(_directory.File("d"));
        _directory.Write("d/.instance_id", "550e8400-e29b-41d4-a716-446655440000\n");

        (await RunAsync($"forget --endpoint {_server.Address} --data-dir d", redirection)).ExitCode.Should().Be(0);
        _directory.Entries().Should().NotContain("d/.instance_id");
    }

    [Promise(
        Section.CommandLine,
        "An output that cannot be written ends no command otherwise than its work did: 2 where the output was the work, else the "
        + "work's own code")]
    [Theory]
    [InlineData("2>/dev/full", "TERM")]
    [InlineData("2>&-", "HUP")]
    public async Task A_side_car_reports_and_ends_with_0_all_the_same(string redirection, string signal)
    {
        using var run = Start($"run --endpoint {_server.Address} --data-dir d", redirection);
        using (var connection = await _server.AcceptAsync())
        {
            await connection.ReadRequestAsync();
            await connection.WriteAsync(Answer.Accepted);
        }

        run.Signal(signal);

        (await run.EndAsync()).ExitCode.Should().Be(0);
        File.ReadAllText(_directory.File("d/.instance_id")).Should().MatchRegex("^[0-9a-f-]{36}\n$");
    }

    public void Dispose()
    {
        _server.Dispose();
        _directory.Dispose();
    }

    private async Task<CommandLineProcess.Ended> RunAsync(string arguments, string redirection)
    {
        using var process = Start(arguments, redirection);
        return await process.EndAsync();
    }

    private CommandLineProcess Start(string arguments, string redirection)
    {
        var command = redirection.StartsWith('|') ? redirection[1..] : $"exec \"$@\" {redirection}";
        return CommandLineProcess.Start(_directory, arguments.Split(' '), environment: null, "/bin/sh", "-c", command, "sh");
    }
}
