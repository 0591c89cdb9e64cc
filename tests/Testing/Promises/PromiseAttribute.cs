namespace TelemetryHex.Testing;

/// <summary>A promise of the product that a test shows. tests/CONTRACT.md is written from all of them, word for word.</summary>
/// <param name="section">One of <see cref="Section"/>.</param>
/// <param name="text">The promise. Several tests may show the same one.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class PromiseAttribute(string section, string text) : Attribute
{
    /// <summary>The section of the document.</summary>
    public string Section { get; } = section;

    /// <summary>The promise.</summary>
    public string Text { get; } = text;

    /// <summary>On a subclass of a contract: the inherited fact that shows it. tests/Contracts ships, and knows no promises of this product.</summary>
    public string? Fact { get; init; }
}
