namespace TelemetryHex.SystemTests.Published;

/// <summary>A directory that was published, and what the build said.</summary>
public sealed record PublishedBuild(string Directory, string Log)
{
    /// <summary>A file in it.</summary>
    public string File(string name) => Path.Combine(Directory, name);
}
