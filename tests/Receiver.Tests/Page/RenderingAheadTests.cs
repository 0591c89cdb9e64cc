using System.Collections;
using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;
using TelemetryHex.Ports;
using TelemetryHex.Receiver.Page;
using TelemetryHex.Receiver.Page.Data;
using TelemetryHex.Receiver.Tests.Operations;
using TelemetryHex.Statistics;

namespace TelemetryHex.Receiver.Tests.Page;

public sealed class RenderingAheadTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private readonly WaitedTime _time = new();

    [Fact]
    public async Task Who_asks_first_finds_the_page_and_the_data_rendered()
    {
        var days = new WatchedDays(States.Million.Statistics.Days);
        var state = States.Million with { Statistics = States.Million.Statistics with { Days = days } };
        var source = new PageSource(_ => Task.FromResult(state));
        var log = new RecordedLog<RenderingAhead>();

        await RunAsync(new RenderingAhead(source, _time, log));

        days.Looks.Should().BePositive();
        days.Looks = 0;
        var page = await source.ReadAsync(CancellationToken.None);
        page.Page.Bytes.Length.Should().BePositive();
        page.Json(StatisticsQuery.DefaultOf(state.Today)).Bytes.Length.Should().BePositive();
        page.Csv(StatisticsQuery.DefaultOf(state.Today)).Bytes.Length.Should().BePositive();
        days.Looks.Should().Be(0, "all that is shown of them was written before");
        log.Lines.Should().BeEmpty();
    }

    [Fact]
    public async Task Where_the_store_cannot_be_read_the_host_lives_on_and_the_reason_is_said()
    {
        var log = new RecordedLog<RenderingAhead>();
        var source = new PageSource(_ => Task.FromException<PageState>(new ReportStoreException(ReportStoreFault.Unavailable, "The disk is gone.")));

        await RunAsync(new RenderingAhead(source, _time, log));

        log.Warnings.Should().ContainSingle().Which.Should().EndWith("The disk is gone.");
    }

    [Promise(
        Section.Receiving,
        "Once a day is closed nobody waits for a count: until it is done the closed days are shown, and the page says so; where it "
        + "fails that is said")]
    [Fact]
    public async Task It_is_rendered_again_every_quarter_of_an_hour_and_soon_while_today_is_counted_or_nobody_reported()
    {
        var states = new Queue<PageState>([States.Counting, States.Empty, States.Million, States.One]);
        var source = new PageSource(_ => Task.FromResult(states.Count > 1 ? states.Dequeue() : states.Peek()));
        using var rendering = new RenderingAhead(source, _time, new RecordedLog<RenderingAhead>());

        await rendering.StartAsync(CancellationToken.None);
        var waits = new List<TimeSpan>();
        for (var rendered = 0; rendered < 4; rendered++)
        {
            waits.Add(await _time.WaitAsync());
            _time.Advance(waits[^1]);
        }

        waits.Should().Equal(RenderingAhead.WhileWaiting, RenderingAhead.WhileWaiting, RenderingAhead.Period, RenderingAhead.Period);
        await rendering.StopAsync(CancellationToken.None);
    }

    // Until it waits for the next time.
    private async Task RunAsync(RenderingAhead rendering)
    {
        using (rendering)
        {
            await rendering.StartAsync(CancellationToken.None);
            await _time.WaitAsync();
            await rendering.StopAsync(CancellationToken.None);
        }
    }

    /// <summary>A time that tells for how long somebody waits.</summary>
    private sealed class WaitedTime : FakeTimeProvider
    {
        private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

        public Task<TimeSpan> WaitAsync() => _waits.Reader.ReadAsync().AsTask().WaitAsync(Deadline);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            _waits.Writer.TryWrite(dueTime);
            return timer;
        }
    }

    private sealed class WatchedDays(IReadOnlyList<PublishedDay> days) : IReadOnlyList<PublishedDay>
    {
        public int Looks { get; set; }

        public int Count => Look().Count;

        public PublishedDay this[int index] => Look()[index];

        public IEnumerator<PublishedDay> GetEnumerator() => Look().GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        private IReadOnlyList<PublishedDay> Look()
        {
            Looks++;
            return days;
        }
    }
}
