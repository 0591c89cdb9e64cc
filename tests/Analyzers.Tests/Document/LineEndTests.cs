using CsCheck;
using TelemetryHex.Analyzers.Document;

namespace TelemetryHex.Analyzers.Tests.Document;

public sealed class LineEndTests
{
    private static readonly Gen<string> Broken = Gen.OneOf(
        "|", "`", "\n", "\r", "\r\n", "-", "- ", "## ", "Root: ", " or null", "*", "<", "!", "\\", "~~~", "\u2028", "\u0085", "\uD800", "id", ".", " ", Acme.RootLine, "## The allowlist", "## The types")
        .Array[0, 12].Select(string.Concat);

    [Fact]
    public void Windows_line_ends_change_nothing()
    {
        var document = AllowlistReader.Read(Acme.Document().ReplaceLineEndings("\r\n"));

        document.Should().BeEquivalentTo(AllowlistReader.Read(Acme.Document()));
        document.Faults.Should().BeEmpty();
    }

    [Fact]
    public void A_carriage_return_too_many_is_seen()
        => Marked.IsRefused(Marked.Document("# What is sent\n", "# What is sent⟦\r⟧\r\n"), "The character U+000D is invisible");

    [Fact]
    public void An_empty_document_names_all_that_is_missing()
        => AllowlistReader.Read("").Faults.Select(fault => fault.Message[..20]).Should().Equal("The document names n", "There is no row unde");

    [Fact]
    public void Whatever_the_text_reading_it_ends_with_faults_that_lie_within_it()
        => Gen.Select(Gen.Int[0, Acme.Document().Length], Gen.Int[0, 40], Broken).Sample((at, cut, text) =>
        {
            var document = Acme.Document();
            var broken = document[..at] + text + document[Math.Min(document.Length, at + cut)..];
            var lines = broken.Split('\n');

            AllowlistReader.Read(broken).Faults.Should().NotContain(
                fault => fault.Place.Line >= lines.Length || fault.Place.Start + fault.Place.Length > lines[fault.Place.Line].Length);
        });
}
