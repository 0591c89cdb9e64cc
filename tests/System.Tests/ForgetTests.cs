namespace TelemetryHex.SystemTests;

public sealed class ForgetTests
{
    private const string Id = "550e8400-e29b-41d4-a716-446655440000";

    [Promise(Section.Receiving, "`forget` and DELETE, end to end, the backups too")]
    [Theory]
    [InlineData("")]
    [InlineData("DO_NOT_TRACK=1")]
    public async Task The_receiver_is_asked_to_erase_the_id_and_then_its_file_is_gone(string variable)
    {
        using var directory = WithId();
        using var server = new RawServer();
        var requests = new List<string>();
        _ = server.AnswerAllAsync(Answer.Of(204), requests.Add);

        var forgotten = await CommandLineProcess.RunAsync(directory, $"forget --endpoint {server.Address} --data-dir d --product-version 1.10.0", Variables(variable));

        forgotten.ExitCode.Should().Be(0, forgotten.Error);
        requests.Should().Equal($"DELETE /api/v1/liftbridge/telemetry/{Id} HTTP/1.1\r\nHost: 127.0.0.1:{server.Port}\r\nUser-Agent: Liftbridge/1.10.0\r\n\r\n");
        File.Exists(directory.File("d/.instance_id")).Should().BeFalse();
        forgotten.Error.Should().Contain("INFO: The receiver has erased").And.NotContain(Id);
    }

    [Promise(Section.Receiving, "`forget` and DELETE, end to end, the backups too")]
    [Theory]
    [InlineData(404)]
    [InlineData(500)]
    [InlineData(302)]
    public async Task Any_other_answer_leaves_the_id_for_another_try(int status)
    {
        using var directory = WithId();
        using var server = new RawServer();
        _ = server.AnswerAllAsync(Answer.Of(status, "Location: http://127.0.0.1:9/\r\n"));

        var forgotten = await CommandLineProcess.RunAsync(directory, $"forget --endpoint {server.Address} --data-dir d");

        forgotten.ExitCode.Should().Be(1);
        forgotten.Error.Should().Contain($"status {status}");
        (await File.ReadAllTextAsync(directory.File("d/.instance_id"))).Should().Be(Id);
    }

    [Fact]
    public async Task An_absent_receiver_leaves_the_id_for_another_try()
    {
        using var directory = WithId();

        var forgotten = await CommandLineProcess.RunAsync(directory, "forget --endpoint http://127.0.0.1:9/ --data-dir d");

        forgotten.ExitCode.Should().Be(1);
        forgotten.Error.Should().Contain("refused the connection");
        File.Exists(directory.File("d/.instance_id")).Should().BeTrue();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("no id")]
    public async Task Without_an_id_nobody_is_asked_and_nothing_is_written(string? content)
    {
        using var directory = new WorkingDirectory();
        if (content is not null)
        {
            Directory.CreateDirectory(directory.File("d"));
            await File.WriteAllTextAsync(directory.File("d/.instance_id"), content);
        }

        var before = directory.Entries();
        using var server = new RawServer();

        var forgotten = await CommandLineProcess.RunAsync(directory, $"forget --endpoint {server.Address} --data-dir d");

        forgotten.ExitCode.Should().Be(0, forgotten.Error);
        forgotten.Error.Should().Contain("nothing to forget");
        server.HasCaller.Should().BeFalse();
        directory.Entries().Should().Equal(before);
    }

    [Fact]
    public async Task An_endpoint_that_cannot_be_used_is_exit_code_2_and_the_id_goes_nowhere_else()
    {
        using var directory = WithId();

        var forgotten = await CommandLineProcess.RunAsync(directory, "forget --endpoint http://telemetry.example/ --data-dir d");

        forgotten.ExitCode.Should().Be(2);
        forgotten.Error.Should().Contain("plain http to another machine");
        File.Exists(directory.File("d/.instance_id")).Should().BeTrue();
    }

    [Theory]
    [InlineData("\"d\"")]
    [InlineData("d\r")]
    [InlineData("")]
    public async Task A_data_directory_that_cannot_be_used_is_exit_code_2_and_no_other_id_is_forgotten(string value)
    {
        using var directory = WithId();
        Directory.Move(directory.File("d"), directory.File("data"));
        using var server = new RawServer();

        var forgotten = await CommandLineProcess.RunAsync(
            directory, $"forget --endpoint {server.Address}", new() { ["LIFTBRIDGE_DATA_DIR"] = value });

        forgotten.ExitCode.Should().Be(2);
        forgotten.Error.Should().StartWith("telemetryhex: environment: LIFTBRIDGE_DATA_DIR ");
        server.HasCaller.Should().BeFalse();
        File.Exists(directory.File("data/.instance_id")).Should().BeTrue();
    }

    private static WorkingDirectory WithId()
    {
        var directory = new WorkingDirectory();
        Directory.CreateDirectory(directory.File("d"));
        File.WriteAllText(directory.File("d/.instance_id"), Id);
        return directory;
    }

    private static Dictionary<string, string> Variables(string assignment)
        => assignment.Split('=') is [var name, var value] ? new() { [name] = value } : [];
}
