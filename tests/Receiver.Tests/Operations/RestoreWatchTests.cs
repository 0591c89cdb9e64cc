using TelemetryHex.Ports;
using TelemetryHex.Receiver.Operations;

namespace TelemetryHex.Receiver.Tests.Operations;

public sealed class RestoreWatchTests : IDisposable
{
    private readonly ScratchDirectory _directory = new();
    private readonly TwoClocks _time = new(TwoClocks.Noon);
    private readonly RecordedLog<RestoreWatch> _log = new();
    private readonly SemaphoreSlim _swaps = new(0);
    private readonly TaskCompletionSource _restored = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _failures;

    public void Dispose()
    {
        _directory.Dispose();
        _swaps.Dispose();
    }

    [Fact]
    public async Task A_restore_that_waits_is_taken_within_two_seconds_and_once()
    {
        using var watch = await StartAsync();
        await PassAsync();
        _swaps.CurrentCount.Should().Be(0);
        await File.WriteAllTextAsync(_directory["restore.staged"], "old");
        await PassAsync();
        await _restored.Task.WaitAsync(TimeSpan.FromSeconds(20));
        (await File.ReadAllTextAsync(_directory["receiver.db"])).Should().Be("old");
        await PassAsync();
        await _time.WaitForTimerAsync();
        _swaps.CurrentCount.Should().Be(1);
        await watch.StopAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task One_that_fails_waits_on_and_is_said_once()
    {
        _failures = 2;
        await File.WriteAllTextAsync(_directory["restore.staged"], "old");
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

    private async Task<RestoreWatch> StartAsync()
    {
        var watch = new RestoreWatch(DataDirectory.At(_directory.Path), new StagedRestore(DataDirectory.At(_directory.Path)), SwapAsync, _restored.SetResult, _time, _log);
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

    private async Task PassAsync()
    {
        await _time.WaitForTimerAsync();
        _time.Pass(TimeSpan.FromSeconds(2));
    }
}
