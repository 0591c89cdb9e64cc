using TelemetryHex.Ports;
using TelemetryHex.Receiver.Operations;

namespace TelemetryHex.Receiver.Tests.Operations;

public sealed class RestoreWatchTests : IDisposable
{
    private readonly WorkingDirectory _directory = new();
    private readonly TwoClocks _time = new(TwoClocks.Noon);
    private readonly RecordedLog<RestoreWatch> _log = new();
    private readonly SemaphoreSlim _swaps = new(0);
    private readonly SemaphoreSlim _checks = new(0);
    private readonly TaskCompletionSource _restored = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _failures;
    private int _failedChecks;

    public void Dispose()
    {
        _directory.Dispose();
        _swaps.Dispose();
        _checks.Dispose();
    }

    [Fact]
    public async Task A_restore_that_waits_is_taken_within_two_seconds_and_once()
    {
        using var watch = await StartAsync();
        await PassAsync();
        _swaps.CurrentCount.Should().Be(0);
        await File.WriteAllTextAsync(_directory.File("restore.staged"), "old");
        await PassAsync();
        await _restored.Task.WaitAsync(TimeSpan.FromSeconds(20));
        (await File.ReadAllTextAsync(_directory.File("receiver.db"))).Should().Be("old");
        await PassAsync();
        await _time.WaitForTimerAsync();
        _swaps.CurrentCount.Should().Be(1);
        await watch.StopAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task One_that_fails_waits_on_and_is_said_once()
    {
        _failures = 2;
        await File.WriteAllTextAsync(_directory.File("restore.staged"), "old");
        using var watch = await StartAsync();
        for (var i = 0; i < 3; i++)
        {
            await PassAsync();
            (await _swaps.WaitAsync(TimeSpan.FromSeconds(20))).Should().BeTrue();
        }

        await _restored.Task.WaitAsync(TimeSpan.FromSeconds(20));
        _log.Lines.Should().Equal(
            "A backup that waits could not take the store's place, and it is tried again: The store is busy.", "A backup has taken the store's place");
        await watch.StopAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task What_was_replaced_is_put_among_the_backups_and_tried_again_where_that_fails()
    {
        await File.WriteAllTextAsync(_directory.File("receiver.db"), "present");
        await File.WriteAllTextAsync(_directory.File("restore.staged"), "old");
        _failedChecks = 2;
        using var watch = await StartAsync();
        for (var i = 0; i < 3; i++)
        {
            await PassAsync();
            (await _checks.WaitAsync(TimeSpan.FromSeconds(20))).Should().BeTrue();
        }

        await _time.WaitForTimerAsync();
        _swaps.CurrentCount.Should().Be(1);
        var backup = Directory.EnumerateFiles(_directory.File("backups"), "*.db").Should().ContainSingle().Subject;
        (await File.ReadAllTextAsync(backup)).Should().Be("present");
        _log.Lines.Should().Equal(
            "A backup has taken the store's place",
            "The store that a backup replaced could not be put among the backups, and it is tried again: It is busy.",
            $"The store that it replaced is a backup now: {backup}");
        await watch.StopAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_replaced_store_that_cannot_be_used_is_said_to_go_with_the_next_erasure()
    {
        await File.WriteAllTextAsync(_directory.File("receiver.db.replaced"), "damaged");
        using var watch = await StartAsync();

        await PassAsync();
        (await _checks.WaitAsync(TimeSpan.FromSeconds(20))).Should().BeTrue();

        await _time.WaitForTimerAsync();
        _log.Warnings.Should().ContainSingle().Which.Should().Contain(".db.unusable. Move it away to mend it");
        await watch.StopAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20));
    }

    private async Task<RestoreWatch> StartAsync()
    {
        var watch = new RestoreWatch(DataDirectory.At(_directory.Path), new StagedRestore(DataDirectory.At(_directory.Path)), SwapAsync, CheckAsync, _restored.SetResult, _time, _log);
        await watch.StartAsync(CancellationToken.None);
        return watch;
    }

    private Task SwapAsync(Func<bool> takePlace, CancellationToken cancellation)
    {
        _swaps.Release();
        if (_failures-- > 0)
        {
            throw new ReportStoreException(ReportStoreFault.Unavailable, "The store is busy.");
        }

        takePlace().Should().BeTrue();
        return Task.CompletedTask;
    }

    private async Task CheckAsync(string file, CancellationToken cancellation)
    {
        _checks.Release();
        if (_failedChecks-- > 0)
        {
            throw new ReportStoreException(ReportStoreFault.Unavailable, "It is busy.");
        }

        if (await File.ReadAllTextAsync(file, cancellation) == "damaged")
        {
            throw new ReportStoreException(ReportStoreFault.Damaged, "It is damaged.");
        }
    }

    private async Task PassAsync()
    {
        await _time.WaitForTimerAsync();
        _time.Pass(TimeSpan.FromSeconds(2));
    }
}
