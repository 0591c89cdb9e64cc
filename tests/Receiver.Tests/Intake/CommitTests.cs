using System.Net;

namespace TelemetryHex.Receiver.Tests.Intake;

public sealed class CommitTests
{
    private static TimeSpan Deadline => TimeSpan.FromSeconds(30);

    [Promise(Section.Receiving, "202 once the report is durable")]
    [Fact]
    public async Task A_report_is_acknowledged_only_when_its_commit_has_ended()
    {
        await using var receiver = await TestReceiver.StartAsync();
        receiver.Store.Close();

        var answer = receiver.SendAsync(1);
        await receiver.Store.EnteredAsync();
        answer.IsCompleted.Should().BeFalse("the commit has not ended");

        receiver.Store.Open();
        (await answer.WaitAsync(Deadline)).StatusCode.Should().Be(HttpStatusCode.Accepted);
    }

    [Promise(Section.Receiving, "A commit is shared by what waits, and a full queue is told to come back")]
    [Fact]
    public async Task What_waits_while_a_commit_runs_shares_the_next_one()
    {
        await using var receiver = await TestReceiver.StartAsync(settings => settings with { QueueCapacity = 100 });
        receiver.Store.Close();
        var first = receiver.SendAsync(0);
        await receiver.Store.EnteredAsync();

        var answers = Enumerable.Range(1, 130).Select(receiver.SendAsync).ToArray();

        // Those that find the queue full are answered at once; then all others are in it.
        var refused = new HashSet<Task<HttpResponseMessage>>();
        while (refused.Count < 30)
        {
            var done = await Task.WhenAny(answers.Where(answer => !refused.Contains(answer))).WaitAsync(Deadline);
            (await done).StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
            (await done).Headers.RetryAfter.Should().NotBeNull();
            refused.Add(done);
        }

        receiver.Store.Open();
        (await first.WaitAsync(Deadline)).StatusCode.Should().Be(HttpStatusCode.Accepted);
        var statuses = (await Task.WhenAll(answers).WaitAsync(Deadline)).Select(answer => answer.StatusCode).ToList();
        statuses.Count(status => status == HttpStatusCode.Accepted).Should().Be(100);
        receiver.Store.Batches.Should().Equal([1, 100], "one commit ran, and one took all that waited");
        (await receiver.CountAsync()).Should().Be(101);
    }

    [Promise(Section.Receiving, "A stop stores what was taken")]
    [Fact]
    public async Task A_stop_stores_all_that_was_taken_and_answers_it()
    {
        var receiver = await TestReceiver.StartAsync(settings => settings with { QueueCapacity = 19 });
        await using var _ = receiver;
        receiver.Store.Close();
        var first = receiver.SendAsync(0);
        await receiver.Store.EnteredAsync();

        // One is being committed; when five are refused, the nineteen others wait.
        var others = Enumerable.Range(1, 24).Select(receiver.SendAsync).ToList();
        for (var refused = 0; refused < 5; refused++)
        {
            var done = await Task.WhenAny(others).WaitAsync(Deadline);
            (await done).StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
            others.Remove(done);
        }

        var stop = receiver.StopAsync();
        stop.IsCompleted.Should().BeFalse("requests are still being answered");
        receiver.Store.Open();
        await stop.WaitAsync(Deadline);

        var statuses = (await Task.WhenAll(others.Append(first)).WaitAsync(Deadline)).Select(answer => answer.StatusCode);
        statuses.Should().HaveCount(20).And.OnlyContain(status => status == HttpStatusCode.Accepted, "nothing that was taken is left without its answer");
        (await receiver.CountAsync()).Should().Be(20, "everything that was acknowledged is stored");
    }

    [Fact]
    public async Task An_erasure_keeps_its_place_among_the_reports()
    {
        await using var receiver = await TestReceiver.StartAsync();
        receiver.Store.Close();
        var report = receiver.SendAsync(1);
        await receiver.Store.EnteredAsync();
        var erasure = receiver.Client.DeleteAsync(new Uri($"{TestReceiver.Route}/{ReportClient.IdOf(1)}", UriKind.Relative));

        receiver.Store.Open();

        (await report.WaitAsync(Deadline)).StatusCode.Should().Be(HttpStatusCode.Accepted);
        (await erasure.WaitAsync(Deadline)).StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await receiver.CountAsync()).Should().Be(0);
    }
}
