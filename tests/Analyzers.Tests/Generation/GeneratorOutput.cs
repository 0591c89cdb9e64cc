namespace TelemetryHex.Analyzers.Tests.Generation;

/// <summary>The ways in which a generator can add a source.</summary>
public enum GeneratorOutput
{
    PostInitialization,
    Source,
    Implementation,
}
