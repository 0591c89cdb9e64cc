using TelemetryHex.Analyzers.Document;

namespace TelemetryHex.Analyzers.Tests.Document;

public sealed class ExemptionTests
{
    [Fact]
    public void An_exemption_names_a_type_or_an_assembly()
        => AllowlistReader.Read(Acme.Document(exemptions: "- type `Acme.Cli.Status` in `Acme.Cli`: what is printed.\n- assembly `Acme.Tests`: tests."))
            .Exemptions.Select(exemption => (exemption.TypeName, exemption.AssemblyName)).Should().Equal(("Acme.Cli.Status", "Acme.Cli"), (null, "Acme.Tests"));

    [Theory]
    [InlineData("- `Acme.Cli.Status`: what is printed.")]
    [InlineData("- namespace `Acme.Cli`: all of it.")]
    [InlineData("- type `Acme.Cli.Status`: what is printed.")]
    [InlineData("- type Acme.Cli.Status in Acme.Cli: what is printed.")]
    [InlineData("- type `Acme.Cli.*` in `Acme.Cli`: all of it.")]
    [InlineData("- type `Acme.Cli.Status` in `Acme.Cli`")]
    [InlineData("- type `Acme.Cli.Status` in `Acme.Cli`: ")]
    [InlineData("* type `Acme.Cli.Status` in `Acme.Cli`: what is printed.")]
    [InlineData("  - type `Acme.Cli.Status` in `Acme.Cli`: what is printed.")]
    [InlineData("- type `Acme.Cli.Stаtus` in `Acme.Cli`: what is printed.")] // Cyrillic а.
    public void A_bullet_that_names_neither_is_refused(string bullet)
        => Marked.IsRefused(Acme.Document(exemptions: $"⟦{bullet}⟧"), "Other JSON is written as");

    [Fact]
    public void A_document_need_not_have_any()
        => AllowlistReader.Read(Marked.Document("## What else is written as JSON\n", "")).Faults.Should().BeEmpty();
}
