namespace TelemetryHex.Receiver.Intake;

/// <summary>
/// Lets what a socket has received be handled on the thread that noticed it, instead of by way of the pool's queue. Nothing that answers a report
/// blocks, but for the first of a day, whose key is written; and what takes long (the page, the statistics) leaves that thread first.
/// </summary>
internal static class SocketThreads
{
    // The platform has no other switch for it, reads this one before its first socket, and knows it on Unix only (SocketAsyncEngine).
    private const string Switch = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";

    /// <summary>Does so, unless the environment says otherwise.</summary>
    public static void HandleInline()
    {
        if (Environment.GetEnvironmentVariable(Switch) is null)
        {
            Environment.SetEnvironmentVariable(Switch, "1");
        }
    }
}
