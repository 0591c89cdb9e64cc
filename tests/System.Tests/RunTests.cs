namespace TelemetryHex.SystemTests;

public sealed class RunTests
{
    [Promise(Section.CommandLine, "`run` idles when off and ends with 0 when told to")]
    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    [InlineData("HUP")]
    public async Task When_off_it_says_so_idles_and_ends_with_0_when_told_to(string signal)
    {
        using var directory = new WorkingDirectory();
        using var run = CommandLineProcess.Start(directory, ["run", "--data-dir", "d"], new() { ["LIFTBRIDGE_TELEMETRY_ENABLED"] = "false" });
        await run.WaitForAsync("INFO: Telemetry is disabled");

        run.Signal(signal);
        var ended = await run.EndAsync();

        ended.ExitCode.Should().Be(0);
        ended.Error.TrimEnd('\n').Should().Be("INFO: Telemetry is disabled");
        directory.Entries().Should().BeEmpty();
    }

    [Promise(Section.CommandLine, "`run` reports at once when on, on the product's own YAML")]
    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    [InlineData("HUP")]
    public async Task When_on_it_reports_at_once_and_ends_with_0_when_told_to(string signal)
    {
        using var directory = new WorkingDirectory();
        using var server = new RawServer();
        _ = server.AnswerAllAsync(Answer.Accepted);
        directory.Write("liftbridge.yaml", $"telemetry:\n  endpoint: {server.Address}\n  interval.seconds: 90\ndata.dir: d\n");
        using var run = CommandLineProcess.Start(directory, ["run", "--config", "liftbridge.yaml", "--product-version", "1.10.0"]);
        await run.WaitForAsync("INFO: Telemetry sent successfully [status=202]");

        run.Signal(signal);
        var ended = await run.EndAsync();

        ended.ExitCode.Should().Be(0);
        var id = File.ReadAllText(directory.File("d/.instance_id")).Trim();
        var lines = ended.Error.TrimEnd('\n').Split('\n');
        lines[0].Should().Be($"INFO: Telemetry collector started [instance_id={id}, interval=1m30s]");
        lines[1].Should().StartWith("INFO: Anonymous usage telemetry is on");
        lines[2..].Should().Equal("INFO: Telemetry sent successfully [status=202]", "INFO: Telemetry collector stopped");
    }

    [Promise(Section.CommandLine, "A SIGHUP that the caller had ignored stays ignored")]
    [Fact]
    public async Task A_hang_up_that_its_caller_has_ignored_stays_ignored()
    {
        using var directory = new WorkingDirectory();
        using var run = CommandLineProcess.Start(
            directory, ["run", "--data-dir", "d"], new() { ["DO_NOT_TRACK"] = "1" }, "/bin/sh", "-c", "trap '' HUP; exec \"$@\"", "sh");
        await run.WaitForAsync("INFO: Telemetry is disabled");

        // The lowest bit is SIGHUP's (proc(5)).
        var ignored = (await File.ReadAllLinesAsync($"/proc/{run.Id}/status")).Single(line => line.StartsWith("SigIgn:", StringComparison.Ordinal));
        (Convert.ToUInt64(ignored["SigIgn:".Length..].Trim(), 16) & 1).Should().Be(1);
    }

    [Fact]
    public async Task A_service_of_windows_is_a_usage_error_elsewhere()
    {
        using var directory = new WorkingDirectory();

        var ended = await CommandLineProcess.RunAsync(directory, "run --service");

        ended.ExitCode.Should().Be(2);
        ended.Error.Should().StartWith("telemetryhex: --service is for Windows");
    }

    [Promise(Section.Transmission, "Shutdown cancels what is in flight, at once, without a warning")]
    [Fact]
    public async Task A_stop_with_a_transmission_in_flight_ends_with_0_and_no_warning()
    {
        using var directory = new WorkingDirectory();
        using var server = new RawServer();
        using var run = CommandLineProcess.Start(directory, ["run", "--endpoint", server.Address, "--data-dir", "d"]);
        using var connection = await server.AcceptAsync();
        await connection.ReadRequestAsync();

        run.Signal("TERM");
        var ended = await run.EndAsync();

        ended.ExitCode.Should().Be(0);
        ended.Error.Should().NotContain("WARN").And.Contain("INFO: Telemetry collector stopped");
    }
}
