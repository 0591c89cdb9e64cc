namespace TelemetryHex.SystemTests;

public sealed class SendTests
{
    [Promise(Section.CommandLine, "`send` exits with 0 delivered, 1 not delivered, 2 usage, 3 off")]
    [Promise(Section.LogLines, "The command line prints `INFO: `")]
    [Fact]
    public async Task A_delivered_report_is_exit_code_0_and_the_lines_of_the_contract()
    {
        using var directory = new WorkingDirectory();
        using var server = new RawServer();
        _ = server.AnswerAllAsync(Answer.Accepted);

        var sent = await CommandLineProcess.RunAsync(directory, $"send --endpoint {server.Address} --data-dir d --product-version 1.10.0");

        sent.ExitCode.Should().Be(0, sent.Error);
        sent.Output.Should().BeEmpty();
        var id = File.ReadAllText(directory.File("d/.instance_id")).Trim();
        sent.Error.Split('\n').Should().Contain([
            $"INFO: Telemetry collector started [instance_id={id}, interval=24h0m0s]",
            "INFO: Telemetry sent successfully [status=202]"]);
        directory.Entries().Should().Equal("d", "d/.instance_id");
    }

    [Promise(Section.CommandLine, "`send` exits with 0 delivered, 1 not delivered, 2 usage, 3 off")]
    [Theory]
    [InlineData(500)]
    [InlineData(302)]
    public async Task A_refused_report_is_exit_code_1(int status)
    {
        using var directory = new WorkingDirectory();
        using var server = new RawServer();
        _ = server.AnswerAllAsync(Answer.Of(status, "Location: http://127.0.0.1:9/\r\n"));

        var sent = await CommandLineProcess.RunAsync(directory, $"send --endpoint {server.Address} --data-dir d");

        sent.ExitCode.Should().Be(1);
        sent.Error.Should().Contain($"WARN: Telemetry endpoint returned error status: {status}\n");
    }

    [Fact]
    public async Task An_absent_receiver_is_exit_code_1()
    {
        using var directory = new WorkingDirectory();
        string address;
        using (var server = new RawServer())
        {
            address = server.Address;
        }

        var sent = await CommandLineProcess.RunAsync(directory, $"send --endpoint {address} --data-dir d");

        sent.ExitCode.Should().Be(1);
        sent.Error.Should().Contain("WARN: Failed to send telemetry: ");
    }

    [Promise(Section.CommandLine, "`send` exits with 0 delivered, 1 not delivered, 2 usage, 3 off")]
    [Promise(Section.Consent, "Environment variables work without any file")]
    [Theory]
    [InlineData("LIFTBRIDGE_TELEMETRY_ENABLED", "false")]
    [InlineData("LIFTBRIDGE_TELEMETRY_ENABLED", "flase")]
    [InlineData("LIFTBRIDGE_TELEMETRY_ENABLED", "")]
    [InlineData("LIFTBRIDGE_TELEMETRY_ENABLE", "true")]
    [InlineData("LIFTBRIDGE_TELEMETRY_ENDPOINT", "http://telemetry.example/")]
    [InlineData("DO_NOT_TRACK", "1")]
    public async Task When_off_it_is_exit_code_3_and_no_file(string variable, string value)
    {
        using var directory = new WorkingDirectory();

        var sent = await CommandLineProcess.RunAsync(directory, "send --data-dir d", new() { [variable] = value });

        sent.ExitCode.Should().Be(3);
        sent.Error.Should().EndWith("INFO: Telemetry is disabled\n\n");
        directory.Entries().Should().BeEmpty();
    }

    [Promise(Section.Consent, "An unknown key under `telemetry` is off, with one warning")]
    [Theory]
    [InlineData("telemetry:\n  enabled: false\n", null)]
    [InlineData("telemetry.enabled: false\n", null)]
    [InlineData("telemetry:\n  enable: false\n", "telemetry.enable")]
    [InlineData("telemetry.enable: true\n", "telemetry.enable")]
    [InlineData("telemetry:\n  enabled: flase\n", "telemetry.enabled")]
    [InlineData("telemetry:\n  enabled: [true]\n", "telemetry.enabled.0")]
    public async Task The_product_s_own_yaml_turns_it_off_and_a_typo_is_named(string yaml, string? named)
    {
        using var directory = new WorkingDirectory();
        directory.Write("liftbridge.yaml", $"listen: localhost:9293\n{yaml}data:\n  dir: d\n");

        var sent = await CommandLineProcess.RunAsync(directory, "send --config liftbridge.yaml");

        sent.ExitCode.Should().Be(3);
        sent.Error.Should().EndWith("INFO: Telemetry is disabled\n\n");
        sent.Error.Split('\n').Where(line => line.StartsWith("WARN", StringComparison.Ordinal)).Should().BeEquivalentTo(
            named is null ? Array.Empty<string>() : [$"WARN: Telemetry setting: liftbridge.yaml: {named} "],
            comparison => comparison.Using<string>(line => line.Subject.Should().StartWith(line.Expectation)).WhenTypeIs<string>());
        directory.Entries().Should().Equal("liftbridge.yaml");
    }

    [Fact]
    public async Task On_in_the_yaml_does_not_undo_off_in_the_environment()
    {
        using var directory = new WorkingDirectory();
        directory.Write("liftbridge.yaml", "telemetry.enabled: true\n");

        var sent = await CommandLineProcess.RunAsync(directory, "send --config liftbridge.yaml", new() { ["LIFTBRIDGE_TELEMETRY_ENABLED"] = "no" });

        sent.ExitCode.Should().Be(3);
    }

    [Promise(Section.CommandLine, "`send` exits with 0 delivered, 1 not delivered, 2 usage, 3 off")]
    [Theory]
    [InlineData("send --config nowhere.yaml")]
    [InlineData("send --product-version 10.0.0.5")]
    [InlineData("send --product-version abc1234")]
    [InlineData("send --frobnicate")]
    [InlineData("frobnicate")]
    [InlineData("")]
    public async Task Arguments_that_cannot_be_used_are_exit_code_2_with_a_reason_on_standard_error(string arguments)
    {
        using var directory = new WorkingDirectory();

        var ended = await CommandLineProcess.RunAsync(directory, arguments);

        ended.ExitCode.Should().Be(2);
        ended.Error.Should().StartWith("telemetryhex: ");
        ended.Output.Should().BeEmpty();
        directory.Entries().Should().BeEmpty();
    }

    [Fact]
    public async Task A_file_that_is_no_yaml_is_exit_code_2()
    {
        using var directory = new WorkingDirectory();
        directory.Write("liftbridge.yaml", "telemetry: [\n");

        var ended = await CommandLineProcess.RunAsync(directory, "run --config liftbridge.yaml");

        ended.ExitCode.Should().Be(2);
        ended.Error.Should().Contain("--config liftbridge.yaml cannot be read: ");
    }
}
