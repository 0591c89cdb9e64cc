using System.Globalization;

namespace TelemetryHex.Receiver.Operations;

/// <summary>How long the machine is up, its sleep included: on Linux the monotonic clock stands still while it sleeps.</summary>
internal static class SystemUptime
{
    // proc_uptime(5): seconds, and a second number.
    private const string Path = "/proc/uptime";

    /// <summary>The time; null where the system does not say, as where the monotonic clock goes on in sleep.</summary>
    public static TimeSpan? Read()
    {
        try
        {
            return OperatingSystem.IsLinux() && double.TryParse(File.ReadAllText(Path).Split(' ')[0], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
                ? TimeSpan.FromSeconds(seconds)
                : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or OverflowException)
        {
            return null;
        }
    }
}
