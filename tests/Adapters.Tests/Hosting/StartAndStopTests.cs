using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;
using TelemetryHex.Hosting;
using TelemetryHex.Payload;
using TelemetryHex.Ports;

namespace TelemetryHex.Adapters.Tests.Hosting;

/// <summary>Whatever hangs, the host starts and stops. The gates hold until the host has stopped, so that waiting for one would never end.</summary>
public sealed class StartAndStopTests
{
    [Promise(Section.Host, "It never delays the host's start or stop")]
    [Promise(Section.Transmission, "First as soon as the host has started, never on the start-up path")]
    [Theory]
    [InlineData("disk")]
    [InlineData("probe")]
    [InlineData("network")]
    [InlineData("network, deaf to cancellation")]
    [InlineData("network, blocked by its own cancellation")]
    public async Task A_host_starts_and_stops_while_its_telemetry_hangs_in(string place)
    {
        using var gate = new ManualResetEventSlim();
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var telemetry = TelemetryHost.Create(services: services => AddPorts(services, place, gate, reached));

        await telemetry.Host.StartAsync().WaitAsync(SteppedTime.Patience);
        await reached.Task.WaitAsync(SteppedTime.Patience);
        var stop = Stopwatch.GetTimestamp();
        await telemetry.Host.StopAsync().WaitAsync(SteppedTime.Patience);

        // Not a measure of speed: the platform's own deadline for a stop is 30 s, and this one must not depend on it.
        Stopwatch.GetElapsedTime(stop).Should().BeLessThan(TimeSpan.FromSeconds(10));
        telemetry.Lines.All.Should().EndWith("INFO: Telemetry collector stopped").And.NotContain(line => line.StartsWith("WARN"));
        gate.Set();
    }

    [Promise(Section.Transmission, "First as soon as the host has started, never on the start-up path")]
    [Fact]
    public async Task The_first_attempt_waits_until_every_part_of_the_host_has_started()
    {
        var asked = false;
        var askedBefore = true;
        var late = Substitute.For<Microsoft.Extensions.Hosting.IHostedService>();
        late.StartAsync(Arg.Any<CancellationToken>()).Returns(_ =>
        {
            askedBefore = asked;
            return Task.CompletedTask;
        });
        await using var telemetry = TelemetryHost.Create(
            services: services => services.Configure<TelemetryOptions>(_ => asked = true),
            later: services => services.AddSingleton(late));

        await telemetry.Host.StartAsync().WaitAsync(SteppedTime.Patience);
        await telemetry.NextReportAsync();

        // The decision is the first thing that is done, and it is made on the start path.
        asked.Should().BeTrue();
        askedBefore.Should().BeFalse();
    }

    [Promise(Section.Host, "It leaves nothing behind: no schedule after its disposal, no failure that nobody saw")]
    [Fact]
    public async Task A_host_that_is_thrown_away_without_being_stopped_takes_its_telemetry_along()
    {
        var telemetry = TelemetryHost.Create();
        await telemetry.Host.StartAsync();
        await telemetry.NextReportAsync();
        await telemetry.Time.SleepingAsync();

        telemetry.Host.Dispose();

        await telemetry.Time.AwakeAsync();
        telemetry.Time.Pass(TimeSpan.FromHours(24));
        telemetry.Sink.Waiting.Should().Be(0);
    }

    private static void AddPorts(IServiceCollection services, string place, ManualResetEventSlim gate, TaskCompletionSource reached)
    {
        var ids = Substitute.For<IInstanceIdRepository>();
        ids.GetOrCreate().Returns(_ =>
        {
            Pass("disk");
            return InstanceIdLookup.Kept(Contracts.SampleReport.Create().InstanceId);
        });
        var probe = Substitute.For<IHardwareProbe>();
        probe.Probe().Returns(_ =>
        {
            Pass("probe");
            return MachineFacts.Unknown;
        });
        var sink = Substitute.For<IReportSink>();
        sink.SendAsync(Arg.Any<Report>(), Arg.Any<CancellationToken>()).Returns(async call =>
        {
            if (place == "network")
            {
                reached.SetResult();
                await Task.Delay(Timeout.Infinite, call.Arg<CancellationToken>());
            }

            if (place == "network, blocked by its own cancellation")
            {
                await using var blocked = call.Arg<CancellationToken>().Register(() => gate.Wait(SteppedTime.Patience));
                reached.SetResult();
                await Task.Delay(Timeout.Infinite, call.Arg<CancellationToken>());
            }

            Pass("network, deaf to cancellation");
            reached.TrySetResult();
            return Delivery.Delivered(202);
        });
        services.AddSingleton(ids).AddSingleton(probe).AddSingleton(sink);

        void Pass(string here)
        {
            if (place == here)
            {
                reached.SetResult();
                gate.Wait(SteppedTime.Patience);
            }
        }
    }
}
