using System.Reflection;
using Xunit.v3;

namespace TelemetryHex.Contracts;

/// <summary>
/// Says of a contract's subclass that its adapter works on one system only. On any other system the facts it inherits are skipped, and say so.
/// </summary>
/// <param name="system">The system as <see cref="OperatingSystem.IsOSPlatform"/> calls it: <c>Linux</c>, <c>macOS</c>, <c>Windows</c>, <c>FreeBSD</c>.</param>
/// <param name="elsewhere">What stands in for the facts on other systems, for the reader of the skipped ones; null where nothing does.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RunsOnAttribute(string system, string? elsewhere = null) : BeforeAfterTestAttribute
{
    /// <summary>The one system.</summary>
    public string System { get; } = system;

    /// <summary>What stands in for the facts on other systems.</summary>
    public string? Elsewhere { get; } = elsewhere;

    /// <inheritdoc/>
    public override void Before(MethodInfo methodUnderTest, IXunitTest test)
        => Assert.SkipUnless(OperatingSystem.IsOSPlatform(System), $"SKIPPED: it runs on {System} only{(Elsewhere is null ? "" : $"; elsewhere {Elsewhere}")}");
}
