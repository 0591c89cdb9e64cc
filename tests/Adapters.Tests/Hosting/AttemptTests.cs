using Microsoft.Extensions.DependencyInjection;
using NSubstitute;
using TelemetryHex.Contracts.Fakes;
using TelemetryHex.Hosting;
using TelemetryHex.Payload;
using TelemetryHex.Policy;
using TelemetryHex.Ports;

namespace TelemetryHex.Adapters.Tests.Hosting;

public sealed class AttemptTests
{
    private readonly RecordedLines _lines = new();
    private readonly IReportSink _sink = Substitute.For<IReportSink>();

    [Fact]
    public async Task What_fails_because_the_host_stops_is_no_failure_to_warn_of()
    {
        using var stop = new CancellationTokenSource();
        _sink.SendAsync(Arg.Any<Report>(), Arg.Any<CancellationToken>()).Returns(_ =>
        {
            stop.Cancel();
            return Delivery.Failed("the connection was closed");
        });

        var sending = () => CreateAttempt().SendAsync(Settings(), stop.Token);

        await sending.Should().ThrowAsync<OperationCanceledException>();
        _lines.All.Should().NotContain(line => line.StartsWith("WARN"));
    }

    [Fact]
    public async Task What_was_delivered_while_the_host_stopped_is_said_to_be()
    {
        using var stop = new CancellationTokenSource();
        _sink.SendAsync(Arg.Any<Report>(), Arg.Any<CancellationToken>()).Returns(_ =>
        {
            stop.Cancel();
            return Delivery.Delivered(202);
        });

        await CreateAttempt().SendAsync(Settings(), stop.Token);

        _lines.All.Should().Contain("INFO: Telemetry sent successfully [status=202]");
    }

    [Promise(Section.Host, "It leaves nothing behind: no schedule after its disposal, no failure that nobody saw")]
    [Fact]
    public void A_failure_that_nobody_waits_for_is_not_raised_in_the_host()
    {
        var raised = new List<string>();
        EventHandler<UnobservedTaskExceptionEventArgs> listen = (_, failure) =>
        {
            lock (raised)
            {
                raised.AddRange(failure.Exception.InnerExceptions.Select(inner => inner.Message));
            }
        };
        TaskScheduler.UnobservedTaskException += listen;
        try
        {
            Abandon("seen", observed: true);
            Abandon("not seen", observed: false);
            for (var round = 0; round < 20 && !Raised("not seen"); round++)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }

            lock (raised)
            {
                raised.Should().Contain("not seen", "otherwise this test shows nothing").And.NotContain("seen");
            }
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= listen;
        }

        bool Raised(string message)
        {
            lock (raised)
            {
                return raised.Contains(message);
            }
        }
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static void Abandon(string message, bool observed)
    {
        var task = Task.FromException(new InvalidOperationException(message));
        if (observed)
        {
            task.Observed();
        }
    }

    [Fact]
    public void A_relative_data_directory_is_of_the_directory_that_the_host_started_in()
    {
        var start = Directory.CreateTempSubdirectory("telemetryhex-").FullName;
        try
        {
            using var ports = new TelemetryPorts(Settings(), TimeProvider.System, start);

            ports.InstanceIds.GetOrCreate().Origin.Should().Be(InstanceIdOrigin.Created);

            File.Exists(Path.Combine(start, "data", ".instance_id")).Should().BeTrue();
        }
        finally
        {
            Directory.Delete(start, recursive: true);
        }
    }

    private TelemetryAttempt CreateAttempt()
    {
        var host = new ServiceCollection()
            .AddSingleton(_sink)
            .AddSingleton<IHardwareProbe>(new FixedHardwareProbe(MachineFacts.Unknown))
            .AddSingleton<IInstanceIdRepository>(new InMemoryInstanceIdRepository(new(), "here"))
            .BuildServiceProvider();
        return new TelemetryAttempt(new TelemetryDecision(() => [], "1.10.0"), TimeProvider.System, _lines, host);
    }

    private static TelemetrySettings Settings() => TelemetrySettings.Resolve([]);
}
