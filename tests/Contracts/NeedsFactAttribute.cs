using System.Runtime.InteropServices;
using Xunit;

namespace TelemetryHex.Contracts;

/// <summary>
/// A fact that needs programs or rights which a developer's machine may lack. Where one is missing the fact is skipped and says so;
/// where <c>CI=true</c> it is not, and fails: what CI needs, CI installs. What the system itself cannot have is skipped everywhere.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsFactAttribute : FactAttribute
{
    /// <summary>The word that asks for the rights of root on Unix instead of a program.</summary>
    public const string Root = "root";

    /// <summary>The word that asks for Windows, real or played by Wine.</summary>
    public const string Windows = "Windows";

    /// <summary>The word that asks for the server's end of TLS, whose keys Wine cannot make.</summary>
    public const string TlsServer = "a TLS server";

    /// <summary>A fact that needs each of these programs on PATH, or what one of the words asks for.</summary>
    public NeedsFactAttribute(params string[] needs)
    {
        ArgumentNullException.ThrowIfNull(needs);
        Needs = needs;
        var missing = needs.Where(need => !IsHere(need)).ToList();
        if (missing.Exists(IsOfAnotherSystem))
        {
            Skip = $"SKIPPED: needs {string.Join(", ", missing)}, which {System} has not";
        }
        else if (missing.Count > 0 && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Skip = $"SKIPPED: needs {string.Join(", ", missing)}, missing here (fails where CI=true)";
        }
    }

    /// <summary>What the fact needs.</summary>
    public IReadOnlyList<string> Needs { get; }

    private static readonly HashSet<string> LinuxOnly = [Root, "strace", "unshare", "setpriv", "mount", "umount", "mknod"];

    private static bool IsWine { get; } =
        OperatingSystem.IsWindows() && NativeLibrary.TryGetExport(NativeLibrary.Load("ntdll.dll"), "wine_get_version", out _);

    private static string System => IsWine ? "Wine" : OperatingSystem.IsWindows() ? "Windows" : "this system";

    private static bool IsHere(string need) => need switch
    {
        Root => OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess,
        Windows => OperatingSystem.IsWindows(),
        TlsServer => !IsWine,
        _ when !OperatingSystem.IsLinux() && LinuxOnly.Contains(need) => false,
        _ => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, need))),
    };

    // The programs that tests start are Unix's own, and some of them Linux's: what macOS calls mount knows no tmpfs. Root's rights are asked for
    // beside those.
    private static bool IsOfAnotherSystem(string need)
        => OperatingSystem.IsWindows() || need is Windows or TlsServer || (!OperatingSystem.IsLinux() && LinuxOnly.Contains(need));
}
