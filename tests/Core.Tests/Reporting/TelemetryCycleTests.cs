using System.Net.Sockets;
using NSubstitute;
using NSubstitute.ExceptionExtensions;
using TelemetryHex.Contracts;
using TelemetryHex.Payload;
using TelemetryHex.Ports;
using TelemetryHex.Reporting;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Core.Tests.Reporting;

public sealed class TelemetryCycleTests
{
    private const string Secret = "secret";

    private readonly IInstanceIdRepository _instanceIds = Substitute.For<IInstanceIdRepository>();
    private readonly IHardwareProbe _probe = Substitute.For<IHardwareProbe>();
    private readonly IClock _clock = Substitute.For<IClock>();
    private readonly IReportSink _sink = Substitute.For<IReportSink>();
    private readonly TelemetryCycle _cycle;
    private readonly Report _sample = SampleReport.Create();

    public TelemetryCycleTests()
    {
        _instanceIds.GetOrCreate().Returns(InstanceIdLookup.Kept(_sample.InstanceId));
        _clock.Now.Returns(_sample.Timestamp);
        _probe.Probe().Returns(new MachineFacts
        {
            PhysicalCores = CoreCount.From(8),
            LogicalCores = CoreCount.From(16),
            Frequency = Megahertz.From(3400),
            TotalMemory = Gibibytes.From(32),
        });
        _sink.SendAsync(Arg.Any<Report>(), Arg.Any<CancellationToken>()).Returns(Delivery.Delivered(202));
        var reports = new ReportFactory(_sample.LiftbridgeVersion, _sample.Os.Name, _sample.Os.Version, _sample.Os.Architecture);
        _cycle = new TelemetryCycle(_instanceIds, _probe, _clock, _sink, reports);
    }

    public static TheoryData<string> Faults => [.. Thrown.Keys];

    private static Dictionary<string, Exception> Thrown { get; } = new Exception[]
    {
        new(Secret),
        new IOException(Secret),
        new UnauthorizedAccessException(Secret),
        new InvalidOperationException(Secret, new FormatException(Secret)),
        new NullReferenceException(Secret),
        new OutOfMemoryException(Secret),
        new InsufficientExecutionStackException(Secret),
        new OperationCanceledException(Secret),
        new TaskCanceledException(Secret),
        new TimeoutException(Secret),
        new HttpRequestException(Secret),
        new SocketException((int)SocketError.ConnectionRefused, Secret),
        new AggregateException(Secret, new IOException(Secret), new OperationCanceledException(Secret)),
        new TypeInitializationException(Secret, new DllNotFoundException(Secret)),
        new OddException(Secret),
    }.ToDictionary(fault => fault.GetType().Name);

    [Fact]
    public async Task It_sends_what_the_ports_tell_once()
    {
        var delivery = await _cycle.SendAsync(_sample.InstanceId, () => true, CancellationToken.None);

        delivery.Should().Be(Delivery.Delivered(202));
        await _sink.Received(1).SendAsync(_sample, CancellationToken.None);
        _probe.Received(1).Probe();
        _instanceIds.DidNotReceive().GetOrCreate();
    }

    [Fact]
    public async Task Sending_sends_what_composing_shows()
    {
        var shown = _cycle.Compose(_sample.InstanceId);

        await _cycle.SendAsync(_sample.InstanceId, () => true, CancellationToken.None);

        shown.Should().Be(_sample);
        await _sink.Received(1).SendAsync(shown, Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task Composing_sends_nothing_and_asks_for_no_id()
    {
        _ = _cycle.Compose(_sample.InstanceId);

        await _sink.DidNotReceiveWithAnyArgs().SendAsync(_sample, default);
        _instanceIds.DidNotReceive().GetOrCreate();
    }

    [Fact]
    public void An_id_that_is_kept_is_handed_on() => _cycle.Identify().Should().Be(InstanceIdLookup.Kept(_sample.InstanceId));

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_store_that_throws_is_an_id_that_is_unavailable(string fault)
    {
        _instanceIds.GetOrCreate().Throws(Thrown[fault]);

        var lookup = _cycle.Identify();

        lookup.Should().Be(InstanceIdLookup.Unavailable($"the store failed with {fault}"));
        lookup.ToString().Should().NotContain(Secret);
    }

    [Fact]
    public void A_store_that_gives_no_answer_is_an_id_that_is_unavailable()
    {
        _instanceIds.GetOrCreate().Returns((InstanceIdLookup?)null);

        _cycle.Identify().Should().Be(InstanceIdLookup.Unavailable("the store gave no answer"));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_probe_that_throws_is_a_machine_of_which_nothing_is_known(string fault)
    {
        _probe.Probe().Throws(Thrown[fault]);

        var delivery = await _cycle.SendAsync(_sample.InstanceId, () => true, CancellationToken.None);

        delivery.Should().Be(Delivery.Delivered(202));
        await _sink.Received(1).SendAsync(
            Arg.Is<Report>(report => report.Cpu.PhysicalCores == null && report.Cpu.LogicalCores == null && report.Memory.TotalGb == null),
            CancellationToken.None);
    }

    [Fact]
    public void A_probe_that_gives_no_answer_is_a_machine_of_which_nothing_is_known()
    {
        _probe.Probe().Returns((MachineFacts?)null);

        _cycle.Compose(_sample.InstanceId).Memory.TotalGb.Should().BeNull();
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_clock_that_throws_is_a_transmission_that_failed(string fault)
    {
        _clock.Now.Throws(Thrown[fault]);

        ShouldHaveFailed(await _cycle.SendAsync(_sample.InstanceId, () => true, CancellationToken.None), fault);
        await _sink.DidNotReceiveWithAnyArgs().SendAsync(_sample, default);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_sink_that_throws_is_a_transmission_that_failed(string fault)
    {
        _sink.SendAsync(Arg.Any<Report>(), Arg.Any<CancellationToken>()).Throws(Thrown[fault]);

        ShouldHaveFailed(await _cycle.SendAsync(_sample.InstanceId, () => true, CancellationToken.None), fault);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_sink_whose_task_fails_is_a_transmission_that_failed(string fault)
    {
        _sink.SendAsync(Arg.Any<Report>(), Arg.Any<CancellationToken>()).Returns(Task.FromException<Delivery>(Thrown[fault]));

        ShouldHaveFailed(await _cycle.SendAsync(_sample.InstanceId, () => true, CancellationToken.None), fault);
    }

    [Fact]
    public async Task A_sink_that_gives_no_answer_is_a_transmission_that_failed()
    {
        // The ! lets the test break the port's promise, as an adapter that is compiled without nullable may.
        _sink.SendAsync(Arg.Any<Report>(), Arg.Any<CancellationToken>()).Returns(Task.FromResult<Delivery>(null!));

        (await _cycle.SendAsync(_sample.InstanceId, () => true, CancellationToken.None)).Should().Be(Delivery.Failed("the sink gave no answer"));
    }

    [Fact]
    public async Task A_sink_that_gives_not_even_a_task_is_a_transmission_that_failed()
    {
        _sink.SendAsync(Arg.Any<Report>(), Arg.Any<CancellationToken>()).Returns((Task<Delivery>?)null);

        (await _cycle.SendAsync(_sample.InstanceId, () => true, CancellationToken.None)).Kind.Should().Be(DeliveryKind.Failed);
    }

    [Fact]
    public async Task A_refusal_is_handed_on()
    {
        _sink.SendAsync(Arg.Any<Report>(), Arg.Any<CancellationToken>()).Returns(Delivery.Refused(503));

        (await _cycle.SendAsync(_sample.InstanceId, () => true, CancellationToken.None)).Should().Be(Delivery.Refused(503));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Whatever_a_sink_throws_once_cancelled_is_a_cancellation(string fault)
    {
        using var cancellation = new CancellationTokenSource();
        _sink.SendAsync(Arg.Any<Report>(), Arg.Any<CancellationToken>()).Returns<Task<Delivery>>(_ =>
        {
            cancellation.Cancel();
            return Task.FromException<Delivery>(Thrown[fault]);
        });

        var send = () => _cycle.SendAsync(_sample.InstanceId, () => true, cancellation.Token);

        await send.Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task A_cycle_that_is_cancelled_before_it_begins_sends_nothing()
    {
        var send = () => _cycle.SendAsync(_sample.InstanceId, () => true, new CancellationToken(canceled: true));

        await send.Should().ThrowAsync<OperationCanceledException>();
        await _sink.DidNotReceiveWithAnyArgs().SendAsync(_sample, default);
    }

    [Fact]
    public async Task A_report_that_was_delivered_while_the_host_cancelled_is_delivered()
    {
        using var cancellation = new CancellationTokenSource();
        _sink.SendAsync(Arg.Any<Report>(), Arg.Any<CancellationToken>()).Returns(_ =>
        {
            cancellation.Cancel();
            return Delivery.Delivered(202);
        });

        (await _cycle.SendAsync(_sample.InstanceId, () => true, cancellation.Token)).Should().Be(Delivery.Delivered(202));
    }

    [Fact]
    public async Task A_decision_that_turned_to_off_while_the_report_was_made_sends_nothing()
    {
        var delivery = await _cycle.SendAsync(_sample.InstanceId, () => false, CancellationToken.None);

        delivery.Should().Be(Delivery.Failed("telemetry was turned off meanwhile"));
        await _sink.DidNotReceiveWithAnyArgs().SendAsync(_sample, default);
    }

    [Fact]
    public async Task A_cycle_may_run_again_after_a_failure()
    {
        _sink.SendAsync(Arg.Any<Report>(), Arg.Any<CancellationToken>()).Returns(
            _ => throw new IOException(Secret),
            _ => Task.FromResult(Delivery.Delivered(200)));

        (await _cycle.SendAsync(_sample.InstanceId, () => true, CancellationToken.None)).Kind.Should().Be(DeliveryKind.Failed);
        (await _cycle.SendAsync(_sample.InstanceId, () => true, CancellationToken.None)).Kind.Should().Be(DeliveryKind.Delivered);
    }

    private static void ShouldHaveFailed(Delivery delivery, string fault)
    {
        delivery.Should().Be(Delivery.Failed($"the transmission failed with {fault}"));
        delivery.ToString().Should().NotContain(Secret);
    }

    private sealed class OddException(string message) : Exception(message)
    {
        public override string ToString() => Secret;
    }
}
