using System.Text.Json;

namespace TelemetryHex.SystemTests;

public sealed class StatusTests
{
    [Promise(Section.CommandLine, "`status` names the source that decided")]
    [Fact]
    public async Task It_names_the_source_that_decided_and_writes_nothing()
    {
        using var directory = new WorkingDirectory();
        directory.Write("liftbridge.yaml", "telemetry:\n  enabled: true\n  interval:\n    seconds: 90\n");

        var status = await CommandLineProcess.RunAsync(directory, "status --json --config liftbridge.yaml --data-dir d", new() { ["DO_NOT_TRACK"] = "yes" });

        status.ExitCode.Should().Be(0);
        using var json = JsonDocument.Parse(status.Output);
        var root = json.RootElement;
        root.GetProperty("enabled").GetBoolean().Should().BeFalse();
        root.GetProperty("decided_by").GetString().Should().Be("environment: DO_NOT_TRACK");
        root.GetProperty("interval_seconds").GetInt32().Should().Be(90);
        root.GetProperty("endpoint").GetString().Should().Be("https://telemetry.basekick.net/api/v1/liftbridge/telemetry");
        root.GetProperty("instance_id_path").GetString().Should().Be("d/.instance_id");
        root.GetProperty("instance_id_exists").GetBoolean().Should().BeFalse();
        root.GetProperty("warnings").GetArrayLength().Should().Be(0);
        directory.Entries().Should().Equal("liftbridge.yaml");
    }

    [Fact]
    public async Task For_a_person_it_is_five_lines_and_the_warnings()
    {
        using var directory = new WorkingDirectory();
        directory.Write("liftbridge.yaml", "telemetry.interval.seconds: 24h\n");

        var status = await CommandLineProcess.RunAsync(directory, "status --config liftbridge.yaml");

        status.Text.Split('\n').Should().SatisfyRespectively(
            line => line.Should().Be("telemetry:    on, decided by the default"),
            line => line.Should().Be("interval:     24h0m0s"),
            line => line.Should().Be("endpoint:     https://telemetry.basekick.net/api/v1/liftbridge/telemetry"),
            line => line.Should().Be("instance id:  ./data/.instance_id (does not exist yet)"),
            line => line.Should().StartWith("warning:      liftbridge.yaml: telemetry.interval.seconds "),
            line => line.Should().BeEmpty());
    }

    [Promise(
        Section.Consent,
        "A name that can only be meant as an opt-out is one, value for value, with one warning that gives the right spelling: at the "
        + "root of the YAML")]
    [Theory]
    [InlineData("telemetry_enabled: false\n", "telemetry_enabled")]
    [InlineData("telemetry-enabled: false\n", "telemetry-enabled")]
    [InlineData("telemetryEnabled: false\n", "telemetryEnabled")]
    [InlineData("disable_telemetry: true\n", "disable_telemetry")]
    [InlineData("data:\n  dir: ./data\nanonymized_telemetry: false\n", "anonymized_telemetry")]
    [InlineData("disable_telemetry: {everywhere: false}\n", "disable_telemetry.everywhere")]
    public async Task An_opt_out_by_another_name_is_off_with_one_warning_that_gives_the_right_spelling(string yaml, string key)
    {
        using var directory = new WorkingDirectory();
        directory.Write("liftbridge.yaml", yaml);

        var status = await CommandLineProcess.RunAsync(directory, "status --config liftbridge.yaml");

        status.ExitCode.Should().Be(0, status.Error);
        status.Text.Should().StartWith($"telemetry:    off, decided by liftbridge.yaml: {key}\n");
        status.Text.Split('\n').Should().ContainSingle(line => line.StartsWith("warning:")).Which
            .Should().StartWith($"warning:      liftbridge.yaml: {key} ").And.Contain("write telemetry.enabled: false");
    }

    [Fact]
    public async Task A_name_that_says_on_is_no_opt_out()
    {
        using var directory = new WorkingDirectory();
        directory.Write("liftbridge.yaml", "telemetry_enabled: true\ndisable_telemetry: false\nopentelemetry: {endpoint: x}\n");

        var status = await CommandLineProcess.RunAsync(
            directory, "status --config liftbridge.yaml", new() { ["LIFTBRIDGE_NO_TELEMETRY"] = "0" });

        status.Text.Should().StartWith("telemetry:    on, decided by the default\n").And.NotContain("warning:");
    }

    [Promise(Section.Consent, "… in the environment")]
    [Theory]
    [InlineData("NO_TELEMETRY", "1")]
    [InlineData("DISABLE_TELEMETRY", "true")]
    [InlineData("DO_NOT_TRACK", "1")]
    [InlineData("TELEMETRYENABLED", "false")]
    [InlineData("TELEMETRY_DISABLED", "yes")]
    [InlineData("TELEMETRY_DISABLED", "\"true\"")]
    public async Task An_opt_out_by_another_name_in_the_environment_is_off_with_one_warning(string name, string value)
    {
        using var directory = new WorkingDirectory();

        var status = await CommandLineProcess.RunAsync(directory, "status", new() { [$"LIFTBRIDGE_{name}"] = value });

        status.Text.Should().StartWith($"telemetry:    off, decided by environment: LIFTBRIDGE_{name}\n");
        status.Text.Split('\n').Should().ContainSingle(line => line.StartsWith("warning:")).Which
            .Should().Contain("write LIFTBRIDGE_TELEMETRY_ENABLED=false");
    }

    [Promise(Section.Consent, "A data directory in quotes or with a control character is refused with a warning, and telemetry is off")]
    [Theory]
    [InlineData("\"./d\"", "stands in quotes")]
    [InlineData("'./d'", "stands in quotes")]
    [InlineData("./d\r", "holds a control character")]
    [InlineData("./d\t", "holds a control character")]
    [InlineData("\u001b[31m./d", "holds a control character")]
    public async Task A_data_directory_with_stray_characters_is_refused_and_nothing_is_sent_or_written(string value, string fault)
    {
        using var directory = new WorkingDirectory();

        var byVariable = await CommandLineProcess.RunAsync(directory, "send", new() { ["LIFTBRIDGE_DATA_DIR"] = value });
        using var byArgument = CommandLineProcess.Start(directory, ["send", "--data-dir", value]);

        var refusals = new[] { (byVariable, "environment: LIFTBRIDGE_DATA_DIR"), (await byArgument.EndAsync(), "--data-dir: data.dir") };
        foreach (var (ended, place) in refusals)
        {
            ended.ExitCode.Should().Be(3);
            ended.Error.Should().StartWith($"WARN: Telemetry setting: {place} {fault}, so telemetry is off; leave out the ")
                .And.NotContain("\u001b");
        }

        directory.Entries().Should().BeEmpty();
    }

    [Fact]
    public async Task It_sees_the_id_that_a_report_made()
    {
        using var directory = new WorkingDirectory();
        using var server = new RawServer();
        _ = server.AnswerAllAsync(Answer.Accepted);
        await CommandLineProcess.RunAsync(directory, $"send --endpoint {server.Address}");

        var status = await CommandLineProcess.RunAsync(directory, "status");

        status.Text.Should().Contain("instance id:  ./data/.instance_id (exists)");
    }

    [Fact]
    public async Task It_tells_an_id_that_cannot_be_read_from_one_that_is_not_there()
    {
        using var directory = new WorkingDirectory();
        Directory.CreateDirectory(directory.File("data/.instance_id"));

        var status = await CommandLineProcess.RunAsync(directory, "status");

        status.Text.Should().Contain("instance id:  ./data/.instance_id (exists, and no id can be read in it)");
    }

    [Promise(Section.CommandLine, "`allowlist` prints the document")]
    [Fact]
    public async Task Allowlist_prints_the_document_of_this_build()
    {
        using var directory = new WorkingDirectory();

        var printed = await CommandLineProcess.RunAsync(directory, "allowlist");

        printed.ExitCode.Should().Be(0);
        printed.Text.Should().Be(Repository.Read("core/Payload/ALLOWLIST.md"));
    }
}
