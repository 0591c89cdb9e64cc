using System.Net;
using TelemetryHex.Receiver.Operations;

namespace TelemetryHex.Receiver.Tests.Operations;

public sealed class HealthTests : IDisposable
{
    private readonly WorkingDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Promise(Section.Receiving, "/healthz says that it serves, /readyz whether it can store and what is in the way")]
    [Fact]
    public async Task A_process_that_serves_is_healthy_whatever_its_store_says()
    {
        await using var receiver = await ServedReceiver.StartAsync(_directory);
        receiver.State.Committed(successfully: false);
        using var answer = await receiver.GetAsync("/healthz");
        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync()).Should().Be("ok\n");
        answer.Content.Headers.ContentType?.ToString().Should().Be("text/plain; charset=utf-8");
    }

    [Promise(Section.Receiving, "/healthz says that it serves, /readyz whether it can store and what is in the way")]
    [Fact]
    public async Task Readiness_follows_the_store_and_the_disk_and_says_in_a_word_what_is_in_the_way()
    {
        await using var receiver = await ServedReceiver.StartAsync(_directory);
        await ExpectAsync(receiver, HttpStatusCode.OK, "ready\n");
        receiver.State.Committed(successfully: false);
        await ExpectAsync(receiver, HttpStatusCode.ServiceUnavailable, "store\n");
        receiver.State.DiskIsLow(true);
        await ExpectAsync(receiver, HttpStatusCode.ServiceUnavailable, "disk\n");
        receiver.State.DiskIsLow(false);
        receiver.State.Committed(successfully: true);
        await ExpectAsync(receiver, HttpStatusCode.OK, "ready\n");
        receiver.State.Drain();
        await ExpectAsync(receiver, HttpStatusCode.ServiceUnavailable, "draining\n");
    }

    [Fact]
    public void A_store_that_failed_is_taken_to_work_again_after_half_a_minute()
    {
        var time = new TwoClocks(TwoClocks.Noon);
        var state = new ReceiverState(time);
        state.Committed(successfully: false);
        time.Pass(TimeSpan.FromSeconds(29));
        state.Readiness.Should().Be(Readiness.StoreDown);
        time.Pass(TimeSpan.FromSeconds(1));
        state.Readiness.Should().Be(Readiness.Ready);
        state.Committed(successfully: false);
        state.Readiness.Should().Be(Readiness.StoreDown);
    }

    [Fact]
    public async Task A_stop_takes_readiness_away_and_finishes_the_request_that_it_has()
    {
        var release = new TaskCompletionSource();
        await using var receiver = await ServedReceiver.StartAsync(_directory, beforeAnswer: () => release.Task);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(receiver.Addresses[0], "/api/v1/liftbridge/telemetry")) { Content = new StringContent("{}") };
        var answer = receiver.SendAsync(request);
        await receiver.Report.Task.WaitAsync(TimeSpan.FromSeconds(20));
        var stop = receiver.StopAsync();
        receiver.State.Readiness.Should().Be(Readiness.Draining);
        stop.IsCompleted.Should().BeFalse();
        release.SetResult();
        (await answer).StatusCode.Should().Be(HttpStatusCode.Accepted);
        await stop.WaitAsync(ReceiverLifetime.StopDeadline);
        receiver.Logs.Lines.Should().Contain("TelemetryHex receiver has stopped; all that it took is stored");
    }

    [Fact]
    public async Task The_start_says_version_k_data_directory_and_where_the_page_is()
    {
        await using var receiver = await ServedReceiver.StartAsync(_directory);
        receiver.Logs.Lines.Should().Contain($"TelemetryHex receiver {ReceiverVersion.Text} on .NET {Environment.Version} has started [k=10, data={_directory.File("data")}]")
            .And.Contain($"The page is at {receiver.Addresses[0].GetLeftPart(UriPartial.Authority)}")
            .And.NotContain(line => line.Contains("plain http", StringComparison.Ordinal));
    }

    private static async Task ExpectAsync(ServedReceiver receiver, HttpStatusCode status, string word)
    {
        using var answer = await receiver.GetAsync("/readyz");
        (answer.StatusCode, await answer.Content.ReadAsStringAsync()).Should().Be((status, word));
    }
}
