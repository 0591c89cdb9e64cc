namespace TelemetryHex.Hosting;

/// <summary>Keeps the failure of an abandoned task from being raised in the host, as TaskScheduler.UnobservedTaskException.</summary>
internal static class TaskObservation
{
    /// <summary>The same task, whose failure counts as seen.</summary>
    public static Task Observed(this Task task)
    {
        _ = task.ContinueWith(
            static ended => ended.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        return task;
    }
}
