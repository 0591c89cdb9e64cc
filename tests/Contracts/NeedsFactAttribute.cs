using Xunit;

namespace TelemetryHex.Contracts;

/// <summary>
/// A fact that needs programs or rights which a developer's machine may lack. Where one is missing the fact is skipped and says so;
/// where <c>CI=true</c> it is not, and fails: what CI needs, CI installs.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedsFactAttribute : FactAttribute
{
    /// <summary>The word that asks for the rights of root instead of a program.</summary>
    public const string Root = "root";

    /// <summary>A fact that needs each of these programs on PATH (or <see cref="Root"/>).</summary>
    public NeedsFactAttribute(params string[] needs)
    {
        ArgumentNullException.ThrowIfNull(needs);
        Needs = needs;
        var missing = needs.Where(need => !IsHere(need)).ToList();
        if (missing.Count > 0 && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Skip = $"SKIPPED: needs {string.Join(", ", missing)}, missing here (fails where CI=true)";
        }
    }

    /// <summary>What the fact needs.</summary>
    public IReadOnlyList<string> Needs { get; }

    private static bool IsHere(string need) => need == Root
        ? Environment.IsPrivilegedProcess
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, need)));
}
