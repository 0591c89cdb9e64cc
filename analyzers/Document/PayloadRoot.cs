namespace TelemetryHex.Analyzers.Document;

/// <summary>The type of a whole report, and the one assembly that may declare it.</summary>
/// <param name="TypeName">The type with its namespace.</param>
/// <param name="AssemblyName">The assembly's simple name.</param>
/// <param name="Place">The line that says so.</param>
public sealed record PayloadRoot(string TypeName, string AssemblyName, TextPlace Place)
{
    /// <summary>The payload namespace. It and all below it hold the report's types and nothing else.</summary>
    public string Namespace => TypeName.Substring(0, TypeName.LastIndexOf('.'));

    /// <summary>The type without its namespace.</summary>
    public string Name => TypeName.Substring(TypeName.LastIndexOf('.') + 1);
}
