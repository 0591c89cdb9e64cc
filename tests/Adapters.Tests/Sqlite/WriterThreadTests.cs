using TelemetryHex.Adapters.Sqlite;

namespace TelemetryHex.Adapters.Tests.Sqlite;

public sealed class WriterThreadTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task What_comes_is_done_in_its_order_on_one_thread_that_is_none_of_the_pool()
    {
        using var writer = new WriterThread();
        var done = new List<(int Number, int Thread, bool IsOfPool)>();

        await Task.WhenAll(Enumerable.Range(0, 100).Select(number => writer.RunAsync(
            () => done.Add((number, Environment.CurrentManagedThreadId, Thread.CurrentThread.IsThreadPoolThread)), CancellationToken.None))).WaitAsync(Deadline);

        done.Select(turn => turn.Number).Should().BeInAscendingOrder().And.HaveCount(100);
        done.Select(turn => (turn.Thread, turn.IsOfPool)).Distinct().Should().ContainSingle().Which.IsOfPool.Should().BeFalse();
    }

    [Fact]
    public async Task What_one_throws_is_its_own_and_the_next_is_done()
    {
        using var writer = new WriterThread();

        var failing = () => writer.RunAsync(() => throw new InvalidDataException("torn"), CancellationToken.None).WaitAsync(Deadline);

        await failing.Should().ThrowAsync<InvalidDataException>().WithMessage("torn");
        await writer.RunAsync(() => { }, CancellationToken.None).WaitAsync(Deadline);
    }

    [Fact]
    public async Task Who_gives_up_waiting_is_let_go_at_once_and_nothing_of_it_is_done()
    {
        using var writer = new WriterThread();
        using var held = new ManualResetEventSlim();
        using var impatience = new CancellationTokenSource();
        var isDone = false;
        var before = writer.RunAsync(() => held.Wait(Deadline), CancellationToken.None);
        var waiting = writer.RunAsync(() => isDone = true, impatience.Token);

        await impatience.CancelAsync();

        await FluentActions.Awaiting(() => waiting.WaitAsync(Deadline)).Should().ThrowAsync<OperationCanceledException>();
        held.Set();
        await before.WaitAsync(Deadline);
        await writer.RunAsync(() => { }, CancellationToken.None).WaitAsync(Deadline);
        isDone.Should().BeFalse();
    }

    [Fact]
    public async Task What_has_begun_is_done_though_it_is_given_up_meanwhile()
    {
        using var writer = new WriterThread();
        using var begun = new ManualResetEventSlim();
        using var held = new ManualResetEventSlim();
        using var impatience = new CancellationTokenSource();
        var running = writer.RunAsync(
            () =>
            {
                begun.Set();
                held.Wait(Deadline);
            },
            impatience.Token);
        begun.Wait(Deadline).Should().BeTrue();

        await impatience.CancelAsync();

        running.IsCompleted.Should().BeFalse("it is being done");
        held.Set();
        await running.WaitAsync(Deadline);
    }

    [Fact]
    public async Task At_the_end_what_waits_is_done_and_nobody_has_a_turn_after_that()
    {
        var writer = new WriterThread();
        using var held = new ManualResetEventSlim();
        var isDone = false;
        var before = writer.RunAsync(() => held.Wait(Deadline), CancellationToken.None);
        var waiting = writer.RunAsync(() => isDone = true, CancellationToken.None);
        held.Set();

        writer.Dispose();

        isDone.Should().BeTrue("it waited before");
        await before.WaitAsync(Deadline);
        await waiting.WaitAsync(Deadline);
        await FluentActions.Awaiting(() => writer.RunAsync(() => { }, CancellationToken.None)).Should().ThrowAsync<ObjectDisposedException>();
    }
}
