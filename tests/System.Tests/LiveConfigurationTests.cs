using Microsoft.Extensions.Time.Testing;
using TelemetryHex.Cli;
using TelemetryHex.Hosting;

namespace TelemetryHex.SystemTests;

/// <summary>A side-car whose YAML changes while it runs, day after day on a fake clock.</summary>
public sealed class LiveConfigurationTests
{
    [Promise(Section.Consent, "The decision is asked again before each transmission")]
    [Theory]
    [InlineData("telemetry.enabled: false\n")]
    [InlineData("telemetry: [\n")]
    [InlineData(null)]
    public async Task An_opt_out_written_while_it_runs_stops_it_before_the_next_transmission(string? later)
    {
        using var directory = new WorkingDirectory();
        using var server = new RawServer();
        var config = directory.Write("liftbridge.yaml", $"telemetry.endpoint: {server.Address}\ndata.dir: {directory.File("d")}\n");
        var time = new FakeTimeProvider();
        using var written = new StringWriter();
        var error = TextWriter.Synchronized(written);
        using var stop = new CancellationTokenSource();
        var run = CommandLine.RunAsync(["run", "--config", config], Stream.Null, error, time, new ProcessEnvironment(new Dictionary<string, string?>()), stop.Token);
        using (var connection = await server.AcceptAsync())
        {
            await connection.ReadRequestAsync();
            await connection.WriteAsync(Answer.Accepted);
        }

        await Deadline.Until(() => Lines().Contains("INFO: Telemetry sent successfully [status=202]", StringComparison.Ordinal));
        if (later is null)
        {
            File.Delete(config);
        }
        else
        {
            await File.WriteAllTextAsync(config, later);
        }

        await Deadline.Until(() =>
        {
            time.Advance(TimeSpan.FromHours(24));
            return Lines().Contains("INFO: Telemetry collector stopped", StringComparison.Ordinal);
        });

        server.HasCaller.Should().BeFalse();
        Lines().Should().Contain("INFO: Telemetry is disabled");
        await stop.CancelAsync();
        (await run.InTime()).Should().Be(0);

        string Lines()
        {
            // The synchronized writer locks itself.
            lock (error)
            {
                return written.ToString();
            }
        }
    }
}
