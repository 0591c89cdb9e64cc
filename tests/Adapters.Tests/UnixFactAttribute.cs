namespace TelemetryHex.Adapters.Tests;

/// <summary>A fact about what Windows has not: modes, links anybody may make, devices.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
        {
            Skip = "SKIPPED: Windows has no such thing";
        }
    }
}
