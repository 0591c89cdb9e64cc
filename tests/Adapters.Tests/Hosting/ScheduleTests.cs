using Microsoft.Extensions.DependencyInjection;
using NSubstitute;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Tests.Hosting;

public sealed class ScheduleTests
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    [Promise(Section.Transmission, "First as soon as the host has started, never on the start-up path")]
    [Fact]
    public async Task The_first_report_leaves_as_soon_as_the_host_has_started()
    {
        await using var telemetry = TelemetryHost.Create();

        await telemetry.Host.StartAsync();

        (await telemetry.NextReportAsync()).Timestamp.ToString().Should().Be("2025-01-20T10:30:00Z");
    }

    [Promise(Section.Transmission, "Then every interval")]
    [Fact]
    public async Task Every_report_after_the_first_leaves_one_interval_later()
    {
        await using var telemetry = TelemetryHost.Create(new() { ["telemetry:interval:seconds"] = "3600" });
        await telemetry.Host.StartAsync();
        await telemetry.NextReportAsync();

        await telemetry.Time.PassAsync(TimeSpan.FromMinutes(59));
        telemetry.Sink.Waiting.Should().Be(0);
        telemetry.Time.LastWait.Should().Be(TimeSpan.FromHours(1));

        // Time passed in two parts: the schedule still sleeps in its one wait.
        telemetry.Time.Pass(TimeSpan.FromMinutes(1));
        (await telemetry.NextReportAsync()).Timestamp.ToString().Should().Be("2025-01-20T11:30:00Z");
    }

    [Promise(Section.Transmission, "Then every interval")]
    [Fact]
    public async Task A_year_of_days_is_one_report_a_day()
    {
        await using var telemetry = TelemetryHost.Create();
        await telemetry.Host.StartAsync();
        var first = await telemetry.NextReportAsync();

        for (var day = 1; day <= 365; day++)
        {
            await telemetry.Time.PassAsync(Day);
            var report = await telemetry.NextReportAsync();
            report.Timestamp.ToDateTimeOffset().Should().Be(first.Timestamp.ToDateTimeOffset().AddDays(day));
            report.InstanceId.Should().Be(first.InstanceId);
        }

        await telemetry.Time.SleepingAsync();
        telemetry.Sink.Waiting.Should().Be(0);
    }

    [Promise(Section.Transmission, "After a suspend one report, not one per missed interval")]
    [Fact]
    public async Task A_process_frozen_over_many_intervals_sends_one_report_and_goes_on_from_there()
    {
        await using var telemetry = TelemetryHost.Create();
        await telemetry.Host.StartAsync();
        await telemetry.NextReportAsync();

        await telemetry.Time.FreezeAsync(10 * Day);
        await telemetry.NextReportAsync();

        await telemetry.Time.SleepingAsync();
        telemetry.Sink.Waiting.Should().Be(0, "nine missed intervals are not caught up");
        telemetry.Time.LastWait.Should().Be(Day);
    }

    [Promise(Section.Transmission, "Clock jumps neither silence nor flood")]
    [Theory]
    [InlineData(-400)]
    [InlineData(400)]
    [InlineData(-1)]
    public async Task A_clock_that_is_set_neither_silences_nor_floods(int days)
    {
        await using var telemetry = TelemetryHost.Create();
        await telemetry.Host.StartAsync();
        await telemetry.NextReportAsync();

        telemetry.Time.SetWallClock(TimeSpan.FromDays(days));
        await telemetry.Time.PassAsync(Day);
        var second = await telemetry.NextReportAsync();
        await telemetry.Time.SleepingAsync();

        second.Timestamp.Should().Be(Timestamp.From(new DateTimeOffset(2025, 1, 21, 10, 30, 0, TimeSpan.Zero).AddDays(days)));
        telemetry.Sink.Waiting.Should().Be(0);
        telemetry.Time.LastWait.Should().Be(Day);
    }

    [Promise(Section.Transmission, "One attempt each; a failed one is not retried")]
    [Fact]
    public async Task A_failed_attempt_is_not_repeated_before_its_next_time()
    {
        await using var telemetry = TelemetryHost.Create(answer: Ports.Delivery.Failed("it is not there"));
        await telemetry.Host.StartAsync();
        await telemetry.NextReportAsync();

        await telemetry.Time.SleepingAsync();

        telemetry.Sink.Waiting.Should().Be(0);
        telemetry.Time.LastWait.Should().Be(Day);
    }

    [Fact]
    public async Task An_attempt_that_takes_long_does_not_shift_the_schedule()
    {
        await using var telemetry = TelemetryHost.Create(isSilent: true);
        await telemetry.Host.StartAsync();
        await telemetry.NextReportAsync();

        await telemetry.Time.UnderWayAsync();
        telemetry.Time.Pass(TimeSpan.FromSeconds(60));
        await telemetry.Lines.WaitForAsync("WARN: Failed to send telemetry: no end within 60 s");
        await telemetry.Time.SleepingAsync();

        telemetry.Time.LastWait.Should().Be(Day - TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task An_attempt_that_hangs_is_not_joined_by_another()
    {
        using var entered = new SemaphoreSlim(0);
        var never = new TaskCompletionSource<Ports.Delivery>();
        var deaf = Substitute.For<Ports.IReportSink>();
        deaf.SendAsync(Arg.Any<Payload.Report>(), Arg.Any<CancellationToken>()).Returns(_ =>
        {
            entered.Release();
            return never.Task;
        });
        await using var telemetry = TelemetryHost.Create(services: services => services.AddSingleton(deaf));
        await telemetry.Host.StartAsync();
        await telemetry.Time.UnderWayAsync();
        (await entered.WaitAsync(SteppedTime.Patience)).Should().BeTrue();
        telemetry.Time.Pass(TimeSpan.FromSeconds(60));

        await telemetry.Time.PassAsync(Day);

        await telemetry.Lines.WaitForAsync("WARN: Failed to send telemetry: the attempt before this one has not ended");
        deaf.ReceivedCalls().Should().ContainSingle();
    }

    [Fact]
    public async Task An_attempt_that_is_out_of_time_is_broken_off()
    {
        await using var telemetry = TelemetryHost.Create(isSilent: true);
        await telemetry.Host.StartAsync();
        await telemetry.NextReportAsync();
        await telemetry.Time.UnderWayAsync();
        telemetry.Time.Pass(TimeSpan.FromSeconds(60));

        await telemetry.Sink.BrokenOffAsync();
    }
}
