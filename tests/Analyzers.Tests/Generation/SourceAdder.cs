using Microsoft.CodeAnalysis;

namespace TelemetryHex.Analyzers.Tests.Generation;

/// <summary>A generator that adds one source, at the point of a compilation that is asked for.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class SourceAdder(string source, GeneratorOutput output) : IIncrementalGenerator
{
    public SourceAdder()
        : this("", GeneratorOutput.Source)
    {
    }

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        switch (output)
        {
            case GeneratorOutput.PostInitialization:
                context.RegisterPostInitializationOutput(added => added.AddSource("Added.g.cs", source));
                break;
            case GeneratorOutput.Implementation:
                context.RegisterImplementationSourceOutput(context.CompilationProvider, (added, _) => added.AddSource("Added.g.cs", source));
                break;
            default:
                context.RegisterSourceOutput(context.CompilationProvider, (added, _) => added.AddSource("Added.g.cs", source));
                break;
        }
    }
}
