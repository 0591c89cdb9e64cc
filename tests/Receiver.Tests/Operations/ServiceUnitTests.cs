namespace TelemetryHex.Receiver.Tests.Operations;

public sealed class ServiceUnitTests
{
    public static bool HasSystemd => File.Exists("/usr/bin/systemd-analyze");

    private static readonly string[] Text = Repository.Read("adapters/Receiver/telemetryhex-receiver.service").TrimEnd('\n').Split('\n');

    [Fact]
    public void The_unit_starts_the_receiver_with_arguments_that_it_has()
    {
        var command = Text.Single(line => line.StartsWith("ExecStart=", StringComparison.Ordinal)).Split(' ');
        Path.GetFileName(command[0]).Should().Be("TelemetryHex.Receiver");
        command.Where(word => word.StartsWith('-')).Should().Equal("--data-dir");
    }

    [Theory]
    [InlineData("Type=notify")]
    [InlineData("DynamicUser=yes")]
    [InlineData("StateDirectoryMode=0700")]
    [InlineData("UMask=0077")]
    [InlineData("NoNewPrivileges=yes")]
    [InlineData("ProtectSystem=strict")]
    [InlineData("CapabilityBoundingSet=")]
    [InlineData("RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX")]
    [InlineData("SystemCallFilter=@system-service")]
    [InlineData("MemoryMax=512M")]
    [InlineData("RestartPreventExitStatus=2")]
    public void The_unit_gives_the_receiver_no_more_than_it_needs(string line) => Text.Should().Contain(line);

    [Fact]
    public void A_stop_is_given_longer_than_the_receiver_takes()
    {
        var seconds = int.Parse(Text.Single(line => line.StartsWith("TimeoutStopSec=", StringComparison.Ordinal)).Split('=')[1], System.Globalization.CultureInfo.InvariantCulture);
        TimeSpan.FromSeconds(seconds).Should().BeGreaterThan(TelemetryHex.Receiver.Operations.ReceiverLifetime.StopDeadline);
    }

    [Fact(Skip = "SKIPPED: there is no systemd-analyze here", SkipUnless = nameof(HasSystemd))]
    public async Task Systemd_itself_finds_no_fault_in_it()
    {
        using var directory = new WorkingDirectory();
        var unit = directory.File("telemetryhex-receiver.service");
        // It looks for the program, which is not installed here.
        await File.WriteAllLinesAsync(unit, Text.Select(line => line.StartsWith("ExecStart=", StringComparison.Ordinal) ? "ExecStart=/bin/true" : line));
        (await Command.RunAsync(directory.Path, TimeSpan.FromSeconds(30), "systemd-analyze", "verify", "--man=no", unit)).Should().Be(new CommandResult(0, ""));
    }
}
