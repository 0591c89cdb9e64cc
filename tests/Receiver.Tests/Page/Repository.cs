namespace TelemetryHex.Receiver.Tests.Page;

/// <summary>The checkout that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string directory)
        => File.Exists(Path.Combine(directory, "TelemetryHex.sln"))
            ? directory
            : Find(Path.GetDirectoryName(directory) ?? throw new DirectoryNotFoundException("TelemetryHex.sln is nowhere above the tests."));
}
