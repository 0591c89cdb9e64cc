namespace TelemetryHex.Analyzers.Tests.Shapes;

/// <summary>One way to write a payload: the types that differ from the small payload, and what is claimed of it.</summary>
/// <param name="Name">What it is, in a few words; a test's name.</param>
/// <param name="About">Why anybody would write it, or what it does on the wire.</param>
internal sealed record Shape(string Name, string About)
{
    /// <summary>Whether what the machine knows comes out on the wire.</summary>
    public bool Leaks { get; init; }

    /// <summary>The rule that refuses it; null where it is plain data.</summary>
    public string? Rule { get; init; }

    /// <summary>What the refusal must name.</summary>
    public string Names { get; init; } = "";

    /// <summary>Instead of the small payload's Report.cs, from the first declaration on.</summary>
    public string? Report { get; init; }

    /// <summary>Instead of OsInfo.cs.</summary>
    public string? Os { get; init; }

    /// <summary>Instead of CpuInfo.cs.</summary>
    public string? Cpu { get; init; }

    /// <summary>Instead of OsName.cs, in the vocabulary.</summary>
    public string? OsName { get; init; }

    /// <summary>One more file of the same assembly, with its own namespace.</summary>
    public string? More { get; init; }

    /// <summary>The one file of an assembly that the payload's refers to.</summary>
    public string? Below { get; init; }

    /// <summary>The one file of an assembly that refers to the payload's.</summary>
    public string? Above { get; init; }

    /// <summary>What is written differently in the document.</summary>
    public (string Old, string New)? Document { get; init; }
}
