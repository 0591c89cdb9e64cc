using System.Reflection;
using System.Runtime.InteropServices;
using Xunit;
using Xunit.v3;

namespace TelemetryHex.Testing;

/// <summary>
/// Programs on PATH, or <see cref="Need"/>s, of a test. Where one is missing the test is skipped and says so; where <c>CI=true</c> it fails:
/// CI installs its needs. A need that the system itself cannot have is skipped everywhere.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsAttribute(params string[] needs) : BeforeAfterTestAttribute
{
    private static readonly HashSet<string> LinuxOnly = [Need.Root, "strace", "unshare", "setpriv", "mount", "umount", "mknod"];

    /// <summary>The needs.</summary>
    public IReadOnlyList<string> Needs { get; } = needs;

    private static bool IsWine { get; } =
        OperatingSystem.IsWindows() && NativeLibrary.TryGetExport(NativeLibrary.Load("ntdll.dll"), "wine_get_version", out _);

    private static string System => IsWine ? "Wine" : OperatingSystem.IsWindows() ? "Windows" : "this system";

    /// <inheritdoc/>
    public override void Before(MethodInfo methodUnderTest, IXunitTest test) => Require(Needs);

    /// <summary>Skips or fails the running test unless its needs are here; for what runs before its attributes, such as InitializeAsync.</summary>
    public static void Require(params IEnumerable<string> needs)
    {
        var missing = needs.Where(need => !IsHere(need)).ToList();
        var list = string.Join(", ", missing);
        Assert.SkipWhen(missing.Exists(IsOfAnotherSystem), $"SKIPPED: needs {list}, which {System} has not");
        Assert.SkipWhen(missing.Count > 0 && Environment.GetEnvironmentVariable("CI") != "true", $"SKIPPED: needs {list}, missing here (fails where CI=true)");
        Assert.True(missing.Count == 0, $"needs {list}, missing here, where CI=true");
    }

    private static bool IsHere(string need) => need switch
    {
        Need.Root => OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess,
        Need.Unix => !OperatingSystem.IsWindows(),
        Need.Windows => OperatingSystem.IsWindows(),
        Need.TlsServer => !IsWine,
        _ when !OperatingSystem.IsLinux() && LinuxOnly.Contains(need) => false,
        _ => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, need))),
    };

    // The programs that tests start are Unix's own, and some of them Linux's: what macOS calls mount knows no tmpfs. Root's rights are asked for
    // beside those.
    private static bool IsOfAnotherSystem(string need)
        => OperatingSystem.IsWindows() || need is Need.Windows or Need.TlsServer || (!OperatingSystem.IsLinux() && LinuxOnly.Contains(need));
}
