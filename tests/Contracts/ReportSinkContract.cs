using FluentAssertions;
using TelemetryHex.Ports;

namespace TelemetryHex.Contracts;

/// <summary>What every <see cref="IReportSink"/> must do.</summary>
public abstract class ReportSinkContract
{
    /// <summary>How the receiver behind the sink treats what it gets.</summary>
    protected enum Receiver
    {
        /// <summary>It takes every report.</summary>
        Accepts,

        /// <summary>It answers that it does not take it.</summary>
        Refuses,

        /// <summary>It is not there.</summary>
        IsAbsent,

        /// <summary>It takes the connection and never answers.</summary>
        IsSilent,
    }

    /// <summary>A sink before such a receiver. What it needs is released with the test.</summary>
    protected abstract IReportSink CreateSink(Receiver receiver);

    /// <summary>An accepted report is delivered, and the status says so.</summary>
    [Fact]
    public async Task An_accepted_report_is_delivered()
    {
        var delivery = await CreateSink(Receiver.Accepts).SendAsync(SampleReport.Create(), CancellationToken.None).WaitAsync(Deadline);

        delivery.Kind.Should().Be(DeliveryKind.Delivered, "the receiver took the report");
        delivery.Status.Should().NotBeNull("the log line of a delivery names its status");
    }

    /// <summary>A refusal is an outcome with its status.</summary>
    [Fact]
    public async Task A_refused_report_is_an_outcome_with_a_status()
    {
        var delivery = await CreateSink(Receiver.Refuses).SendAsync(SampleReport.Create(), CancellationToken.None).WaitAsync(Deadline);

        delivery.Kind.Should().Be(DeliveryKind.Refused, "the receiver answered, and did not take the report");
        delivery.Status.Should().NotBeNull("the log line of a refusal names its status");
    }

    /// <summary>An absent receiver is an outcome with a reason, never an exception.</summary>
    [Fact]
    public async Task An_absent_receiver_is_an_outcome_with_a_reason()
    {
        var delivery = await CreateSink(Receiver.IsAbsent).SendAsync(SampleReport.Create(), CancellationToken.None).WaitAsync(Deadline);

        delivery.Kind.Should().Be(DeliveryKind.Failed, "no answer came");
        delivery.Reason.Should().NotBeNullOrWhiteSpace("the log line of a failure names its reason");
    }

    /// <summary>A caller that cancels gets control back at once.</summary>
    [Fact]
    public async Task A_cancelled_attempt_ends_at_once()
    {
        using var cancellation = new CancellationTokenSource();
        var attempt = CreateSink(Receiver.IsSilent).SendAsync(SampleReport.Create(), cancellation.Token);

        await cancellation.CancelAsync();

        var wait = () => attempt.WaitAsync(Deadline);
        await wait.Should().ThrowAsync<OperationCanceledException>("a host that stops waits for nobody: pass the token to whatever waits");
    }

    /// <summary>A sink may be used again.</summary>
    [Fact]
    public async Task A_sink_delivers_twice()
    {
        var sink = CreateSink(Receiver.Accepts);

        var first = await sink.SendAsync(SampleReport.Create(), CancellationToken.None).WaitAsync(Deadline);
        var second = await sink.SendAsync(SampleReport.Create(), CancellationToken.None).WaitAsync(Deadline);

        first.Kind.Should().Be(DeliveryKind.Delivered, "the receiver took the report");
        second.Kind.Should().Be(DeliveryKind.Delivered, "one sink sends every report of a host's life");
    }

    private static TimeSpan Deadline => TimeSpan.FromSeconds(60);
}
