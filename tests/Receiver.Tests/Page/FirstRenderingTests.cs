using System.Collections;
using TelemetryHex.Ports;
using TelemetryHex.Receiver.Page;
using TelemetryHex.Receiver.Page.Data;
using TelemetryHex.Receiver.Tests.Operations;
using TelemetryHex.Statistics;

namespace TelemetryHex.Receiver.Tests.Page;

public sealed class FirstRenderingTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Who_asks_first_finds_the_page_and_the_data_rendered()
    {
        var days = new WatchedDays(States.Million.Statistics.Days);
        var state = States.Million with { Statistics = States.Million.Statistics with { Days = days } };
        var source = new PageSource(_ => Task.FromResult(state));
        var log = new RecordedLog<FirstRendering>();

        await RunAsync(new FirstRendering(source, log));

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
        var log = new RecordedLog<FirstRendering>();
        var source = new PageSource(_ => Task.FromException<PageState>(new ReportStoreException(ReportStoreFault.Unavailable, "The disk is gone.")));

        await RunAsync(new FirstRendering(source, log));

        log.Warnings.Should().ContainSingle().Which.Should().EndWith("The disk is gone.");
    }

    private static async Task RunAsync(FirstRendering rendering)
    {
        using (rendering)
        {
            await rendering.StartAsync(CancellationToken.None);
            var running = rendering.ExecuteTask;
            running.Should().NotBeNull();
            await (running ?? Task.CompletedTask).WaitAsync(Deadline);
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
