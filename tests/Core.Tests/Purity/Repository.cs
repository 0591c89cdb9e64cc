namespace TelemetryHex.Core.Tests.Purity;

/// <summary>The working copy that these tests were built in.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder)
        => folder is null ? throw new DirectoryNotFoundException("No folder above the tests holds TelemetryHex.sln.")
            : File.Exists(Path.Combine(folder.FullName, "TelemetryHex.sln")) ? folder.FullName
            : Find(folder.Parent);
}
