using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;
using TelemetryHex.Contracts;
using TelemetryHex.Contracts.Fakes;
using TelemetryHex.Ports;
using TelemetryHex.Receiver.Intake;
using TelemetryHex.Receiver.Operations;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Receiver.Tests.Intake;

public sealed class DayOfReportTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Promise(Section.Receiving, "A report counts for the receiver's day; the client's clock is counted where it is off, and dropped")]
    [Fact]
    public async Task The_day_of_a_report_is_the_clock_s_when_it_goes_back_too()
    {
        var store = new InMemoryReportStore();
        var clock = Substitute.For<IClock>();
        clock.Now.Returns(Timestamp.From(Noon.AddDays(300)), Timestamp.From(Noon), Timestamp.From(Noon.AddDays(1)));
        using var metrics = new ReceiverMetrics();
        var queue = new IntakeQueue(store, clock, 16, new ReceiverState(), metrics, NullLogger<IntakeQueue>.Instance);
        await queue.StartAsync(CancellationToken.None);

        for (var instance = 1; instance <= 3; instance++)
        {
            (await queue.StoreAsync(StoredReports.Of(instance)).WaitAsync(TimeSpan.FromSeconds(30))).Should().Be(IntakeOutcome.Done);
        }

        await queue.StopAsync(CancellationToken.None);
        foreach (var day in new[] { 300, 0, 1 })
        {
            (await store.CountAsync(UtcDay.Of(Timestamp.From(Noon)) + day, CancellationToken.None)).Shapes.Should().ContainSingle("one came on day {0}", day).Which.Count.Should().Be(1);
        }
    }
}
