namespace TelemetryHex.Testing;

/// <summary>No wait of a test is endless.</summary>
public static class Deadline
{
    public static readonly TimeSpan Value = TimeSpan.FromSeconds(60);

    public static Task<T> InTime<T>(this Task<T> task) => task.WaitAsync(Value);

    public static Task InTime(this Task task) => task.WaitAsync(Value);

    /// <summary>For what no event announces, such as a row in the kernel's table of connections.</summary>
    public static async Task Until(Func<bool> condition)
    {
        using var deadline = new CancellationTokenSource(Value);
        while (!condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), deadline.Token);
        }
    }
}
