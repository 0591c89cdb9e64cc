using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NSubstitute;
using NSubstitute.ExceptionExtensions;
using TelemetryHex.Contracts.Fakes;
using TelemetryHex.Payload;
using TelemetryHex.Ports;

namespace TelemetryHex.Adapters.Tests.Hosting;

public sealed class ContainmentTests
{
    public enum Port
    {
        Clock,
        InstanceIds,
        Probe,
        Sink,
        Registration,
    }

    public static TheoryData<Port, Type> Faults()
    {
        Type[] faults =
        [
            typeof(Exception), typeof(InvalidOperationException), typeof(IOException), typeof(UnauthorizedAccessException), typeof(OutOfMemoryException),
            typeof(OperationCanceledException), typeof(TaskCanceledException), typeof(TimeoutException), typeof(AggregateException),
            typeof(NotImplementedException), typeof(NullReferenceException), typeof(DllNotFoundException), typeof(System.Net.Sockets.SocketException),
            typeof(ObjectDisposedException), typeof(InsufficientExecutionStackException),
        ];
        var data = new TheoryData<Port, Type>();
        foreach (var port in Enum.GetValues<Port>())
        {
            foreach (var fault in faults)
            {
                data.Add(port, fault);
            }
        }

        return data;
    }

    [Promise(Section.Host, "It never throws into the host and never stops it")]
    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_port_that_throws_never_reaches_the_host(Port port, Type type)
    {
        var fault = type == typeof(ObjectDisposedException)
            ? new ObjectDisposedException("secret")
            : (Exception)(Activator.CreateInstance(type) ?? throw new InvalidOperationException());
        await using var telemetry = TelemetryHost.Create(services: services => AddPorts(services, port, fault));
        var stopped = telemetry.Host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;

        await telemetry.Host.StartAsync();
        await telemetry.Time.SleepingAsync();

        stopped.IsCancellationRequested.Should().BeFalse();
        telemetry.Time.LastWait.Should().Be(TimeSpan.FromHours(24), "the schedule goes on");
        if (port == Port.Probe)
        {
            telemetry.Lines.All.Should().Contain("INFO: Telemetry sent successfully [status=202]", "what is not known is null");
        }
        else
        {
            telemetry.Lines.All.Should().Contain(line => line.StartsWith("WARN", StringComparison.Ordinal));
        }

        await telemetry.Host.StopAsync();
        telemetry.Lines.All.Should().NotContain(line => line.Contains("secret"));
    }

    [Promise(Section.Host, "It never throws into the host and never stops it")]
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_logger_that_throws_never_reaches_the_host_and_silences_nothing(bool isOn)
    {
        var logger = Substitute.For<ILogger>();
        logger.IsEnabled(default).ReturnsForAnyArgs(true);
        logger.WhenForAnyArgs(it => it.Log(default, default, default(object), null, (_, _) => "")).Throw<InvalidOperationException>();
        var provider = Substitute.For<ILoggerProvider>();
        provider.CreateLogger(Arg.Any<string>()).Returns(call => call.Arg<string>().StartsWith("TelemetryHex", StringComparison.Ordinal)
            ? logger : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        await using var telemetry = TelemetryHost.Create(
            environment: new() { ["DO_NOT_TRACK"] = isOn ? "0" : "yes" }, services: services => services.AddSingleton(provider));

        await telemetry.Host.StartAsync();
        if (isOn)
        {
            await telemetry.NextReportAsync();
            await telemetry.Time.SleepingAsync();
        }

        await telemetry.Host.StopAsync();

        logger.ReceivedCalls().Should().NotBeEmpty();
    }

    [Promise(Section.InstanceId, "Where the id cannot be kept nothing is sent: one warning, the host runs on")]
    [Fact]
    public async Task An_id_that_cannot_be_kept_sends_nothing_and_warns_once()
    {
        var ids = Substitute.For<IInstanceIdRepository>();
        ids.GetOrCreate().Returns(InstanceIdLookup.Unavailable(".instance_id cannot be kept: the disk is full."));
        var sink = new RecordingReportSink(Delivery.Delivered(202));
        await using var telemetry = TelemetryHost.Create(services: services => services.AddSingleton(ids).AddSingleton<IReportSink>(sink));

        await telemetry.Host.StartAsync();
        await telemetry.Time.PassAsync(TimeSpan.FromHours(24));
        await telemetry.Time.PassAsync(TimeSpan.FromHours(24));
        await telemetry.Time.SleepingAsync();

        ids.ReceivedCalls().Should().HaveCount(3);
        sink.Waiting.Should().Be(0);
        telemetry.Lines.All.Should().Equal("WARN: Telemetry is not sent: .instance_id cannot be kept: the disk is full.");
    }

    [Promise(Section.InstanceId, "Content that is no version-4 UUID is replaced, with one warning")]
    [Fact]
    public async Task A_replaced_id_is_one_warning_and_the_report_is_sent()
    {
        var ids = Substitute.For<IInstanceIdRepository>();
        var id = Contracts.SampleReport.Create().InstanceId;
        ids.GetOrCreate().Returns(InstanceIdLookup.Replaced(id, ".instance_id was replaced, for it was empty."), InstanceIdLookup.Kept(id));
        var sink = new RecordingReportSink(Delivery.Delivered(202));
        await using var telemetry = TelemetryHost.Create(services: services => services.AddSingleton(ids).AddSingleton<IReportSink>(sink));

        await telemetry.Host.StartAsync();
        await telemetry.Time.PassAsync(TimeSpan.FromHours(24));
        await telemetry.Time.SleepingAsync();

        sink.Waiting.Should().Be(2);
        telemetry.Lines.All.Where(line => line.StartsWith("WARN", StringComparison.Ordinal))
            .Should().Equal("WARN: Telemetry instance id: .instance_id was replaced, for it was empty.");
    }

    [Fact]
    public async Task The_host_s_activity_does_not_flow_into_telemetry()
    {
        using var activity = new Activity("the host's own").Start();
        Activity? seen = activity;
        var probe = Substitute.For<IHardwareProbe>();
        probe.Probe().Returns(_ =>
        {
            seen = Activity.Current;
            return MachineFacts.Unknown;
        });
        await using var telemetry = TelemetryHost.Create(services: services =>
        {
            AddPorts(services, broken: null, new InvalidOperationException());
            services.AddSingleton(probe);
        });

        await telemetry.Host.StartAsync();
        await telemetry.Time.SleepingAsync();

        seen.Should().BeNull();
    }

    private static void AddPorts(IServiceCollection services, Port? broken, Exception fault)
    {
        var clock = Substitute.For<IClock>();
        var ids = Substitute.For<IInstanceIdRepository>();
        var probe = Substitute.For<IHardwareProbe>();
        var sink = Substitute.For<IReportSink>();
        clock.Now.Returns(Contracts.SampleReport.Create().Timestamp);
        ids.GetOrCreate().Returns(InstanceIdLookup.Kept(Contracts.SampleReport.Create().InstanceId));
        probe.Probe().Returns(MachineFacts.Unknown);
        sink.SendAsync(Arg.Any<Report>(), Arg.Any<CancellationToken>()).Returns(Delivery.Delivered(202));
        switch (broken)
        {
            case Port.Clock:
                clock.Now.Throws(fault);
                break;
            case Port.InstanceIds:
                ids.GetOrCreate().Throws(fault);
                break;
            case Port.Probe:
                probe.Probe().Throws(fault);
                break;
            case Port.Sink:
                sink.SendAsync(Arg.Any<Report>(), Arg.Any<CancellationToken>()).ThrowsAsync(fault);
                break;
        }

        services.AddSingleton(clock).AddSingleton(ids).AddSingleton(probe);
        services.AddSingleton(_ => broken == Port.Registration ? throw fault : sink);
    }
}
