using TelemetryHex.Analyzers.Document;

namespace TelemetryHex.Analyzers.Tests.Document;

public sealed class RootLineTests
{
    [Fact]
    public void The_root_is_a_type_and_the_assembly_that_declares_it()
    {
        var root = AllowlistReader.Read(Acme.Document()).Root!;

        root.Should().Be(new PayloadRoot("Acme.Payload.Report", "Acme", new TextPlace(4, 0, Acme.RootLine.Length)));
        root.Namespace.Should().Be("Acme.Payload");
        root.Name.Should().Be("Report");
    }

    [Fact]
    public void A_document_without_a_root_is_refused_at_its_end()
        => Marked.IsRefused(Marked.Document(Acme.RootLine, "The root is known.") + "⟦⟧", "names no root");

    [Fact]
    public void A_second_root_is_refused_where_it_stands()
        => Marked.IsRefused(Marked.Document(Acme.RootLine, $"{Acme.RootLine}\n\n⟦Root: `Acme.Payload.Other` in `Acme`⟧"), "has one root");

    [Theory]
    [InlineData("Root: Acme.Payload.Report in Acme")]
    [InlineData("Root: `Acme.Payload.Report`")]
    [InlineData("Root: `Report` in `Acme`")]
    [InlineData("Root: `Acme.Payload.Report` in `Acme`.")]
    [InlineData("Root: `Acme.Payload.Report` in `Acme` ")]
    [InlineData("Root:  `Acme.Payload.Report` in `Acme`")]
    [InlineData("Root: `Acme.Payload.Report[]` in `Acme`")]
    [InlineData("Root: `Acme.Payload.Outer+Report` in `Acme`")]
    [InlineData("Root: `Acme.Payload.Rеport` in `Acme`")] // A Cyrillic letter.
    public void A_root_line_with_anything_else_on_it_is_refused(string line)
        => Marked.IsRefused(Marked.Document(Acme.RootLine, $"⟦{line}⟧") + "⟦⟧", "A root is written as", "names no root");

    [Theory]
    [InlineData("[hidden]: /link 'a title\n⟦{0}⟧\nthat is not shown'")]
    [InlineData("A paragraph, of which a reader sees no separate line.\n⟦{0}⟧")]
    [InlineData("⟦{0}⟧\nA paragraph goes on.")]
    public void A_root_line_that_is_part_of_a_paragraph_is_refused(string passage)
        => Marked.IsRefused(Marked.Document(Acme.RootLine, passage.Replace("{0}", Acme.RootLine, StringComparison.Ordinal)), "A blank line must stand before and behind");
}
