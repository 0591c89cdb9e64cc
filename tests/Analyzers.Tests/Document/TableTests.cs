using TelemetryHex.Analyzers.Document;

namespace TelemetryHex.Analyzers.Tests.Document;

public sealed class TableTests
{
    private const string Header = "| Path | Type | Why it is collected | Example |";
    private const string Delimiter = "| --- | --- | --- | --- |";
    private const string Last = "| `os.cores` | count or null | To choose defaults | `8` |";
    private const string Alone = "Nothing but the one table";

    [Fact]
    public void The_rows_keep_their_order_their_types_and_their_places()
        => AllowlistReader.Read(Acme.Document()).Rows.Should().Equal(
            new AllowlistRow("id", "word", false, new TextPlace(8, 2, 4)),
            new AllowlistRow("os.name", "word", false, new TextPlace(9, 2, 9)),
            new AllowlistRow("os.cores", "count", true, new TextPlace(10, 2, 10)));

    [Fact]
    public void A_document_without_a_table_is_refused()
        => Marked.IsRefused(
            "## The allowlist\n\n" + Acme.RootLine + "\n\nNothing is sent.\n⟦⟧", "There is no row");

    [Fact]
    public void A_table_without_rows_is_refused()
        => Marked.IsRefused($"## The allowlist\n\n{Acme.RootLine}\n\n{Header}\n{Delimiter}\n⟦⟧", "There is no row");

    [Theory]
    [InlineData("| `more` | word | To know | `x` |")]
    [InlineData("`more` | word | To know | `x`")]
    [InlineData("    | `more` | word | To know | `x` |")]
    [InlineData("> | `more` | word | To know | `x` |")]
    [InlineData("- | `more` | word | To know | `x` |")]
    [InlineData("1. | `more` | word | To know | `x` |")]
    [InlineData("Either a | or a slash.")]
    public void A_line_with_a_pipe_outside_the_table_is_refused(string line)
        => Marked.IsRefused(Marked.Document(Last, $"{Last}\n\n⟦{line}⟧"), Alone);

    [Theory]
    [InlineData("## What else is written as JSON\n")]
    [InlineData("## The types\n")]
    [InlineData("# What is sent\n")]
    public void A_second_table_under_any_heading_is_refused(string heading)
        => Marked.IsRefused(Marked.Document(heading, $"{heading}\n⟦{Header}⟧\n⟦{Delimiter}⟧\n⟦{Last}⟧\n\n"), Alone, Alone, Alone);

    [Theory]
    [InlineData("    ")]
    [InlineData("> ")]
    [InlineData("- ")]
    public void A_table_that_does_not_begin_its_lines_is_no_table(string lead)
        => Marked.IsRefused(
            $"## The allowlist\n\n{Acme.RootLine}\n\n⟦{lead}{Header}⟧\n⟦{lead}{Delimiter}⟧\n⟦{lead}{Last}⟧\n⟦⟧", Alone, Alone, Alone, "There is no row");

    [Theory]
    [InlineData("| Field | Type | Why it is collected | Example |")]
    [InlineData("| Path | Type | Why it is collected | Examples |")]
    [InlineData("| path | Type | Why it is collected | Example |")]
    [InlineData("| Type | Path | Why it is collected | Example |")]
    public void Another_header_is_refused(string header)
        => Marked.IsRefused(Marked.Document(Header, $"⟦{header}⟧"), "The header of the table is");

    [Theory]
    [InlineData("| -- | --- | --- | --- |")]
    [InlineData("| :--- | --- | --- | --- |")]
    [InlineData("| --- | --- | --- | ---: |")]
    [InlineData("| === | --- | --- | --- |")]
    [InlineData("| `name` | word | To know | `x` |")]
    public void Another_second_line_is_refused(string delimiter)
        => Marked.IsRefused(Marked.Document(Delimiter, $"⟦{delimiter}⟧"), "The second line of the table is");

    [Theory]
    [InlineData("| `os.cores` | count or null | To choose defaults |")]
    [InlineData("| `os.cores` | count or null | To choose defaults | `8` | more |")]
    [InlineData("| `os.cores` | count or null | To choose defaults | `8`")]
    [InlineData("| `os.cores` | count or null | To choose | defaults | `8` |")]
    [InlineData("| `os.cores` | count or null | To choose defaults | `8` \\|")]
    [InlineData("|")]
    public void A_line_of_the_table_has_four_cells_between_pipes(string line)
    {
        var document = Marked.Document(Last, $"⟦{line}⟧").Replace("⟦- *count*", "- *count*", StringComparison.Ordinal);

        Marked.IsRefused(document.Replace("*count*", "*⟦count⟧*", StringComparison.Ordinal), "has four cells", "No row has the type 'count'");
    }

    [Fact]
    public void A_row_without_its_first_pipe_is_refused()
        => Marked.IsRefused(
            Marked.Document(Last, "⟦`os.cores` | count or null | To choose defaults | `8` |⟧").Replace("*count*", "*⟦count⟧*", StringComparison.Ordinal),
            "has four cells",
            "No row has the type 'count'");

    [Fact]
    public void An_escaped_pipe_is_text()
        => AllowlistReader.Read(Marked.Document("To choose defaults", "To choose \\| or not")).Faults.Should().BeEmpty();

    [Fact]
    public void The_space_around_cells_does_not_count()
        => AllowlistReader.Read(Marked.Document("| `id` | word |", "|`id`|   word    |")).Rows[0].Should().Be(
            new AllowlistRow("id", "word", false, new TextPlace(8, 1, 4)));

    [Fact]
    public void A_table_that_follows_upon_prose_is_refused()
        => Marked.IsRefused(Marked.Document($"\n{Header}", $"\nThese:\n⟦{Header}⟧"), "A blank line must stand before the table");

    [Theory]
    [InlineData("and so on")]
    [InlineData("- and so on")]
    public void Prose_right_behind_the_table_is_refused(string line)
        => Marked.IsRefused(Marked.Document(Last, $"{Last}\n⟦{line}⟧"), "A blank line must stand behind the table");

    [Fact]
    public void Rows_behind_a_blank_line_are_refused()
        => Marked.IsRefused(Marked.Document(Last, $"\n⟦{Last}⟧").Replace("*count*", "*⟦count⟧*", StringComparison.Ordinal), Alone, "No row has the type 'count'");
}
