namespace TelemetryHex.Analyzers.Tests.Document;

public sealed class RowTests
{
    [Theory]
    [InlineData("id")]
    [InlineData("`Id`")]
    [InlineData("`ID`")]
    [InlineData("`i`")]
    [InlineData("`id_`")]
    [InlineData("`_id`")]
    [InlineData("`id__two`")]
    [InlineData("`id_x`")]
    [InlineData("`id-two`")]
    [InlineData("`id two`")]
    [InlineData("`os.`")]
    [InlineData("`.os`")]
    [InlineData("`2id`")]
    [InlineData("`id`, `name`")]
    [InlineData("**`id`**")]
    [InlineData("`іd`")] // Cyrillic і.
    [InlineData("`ｉd`")] // A full-width i.
    [InlineData("`ıd`")] // A Turkish i without its dot.
    public void A_path_is_lower_case_ascii_words_between_backticks(string path)
        => Marked.IsRefused(Marked.Document("| `id` |", $"| ⟦{path}⟧ |"), "A path is written as");

    [Fact]
    public void An_empty_path_is_refused_at_its_cell()
        => Marked.IsRefused(Marked.Document("| `id` |", "|⟦  ⟧|"), "A path is written as");

    [Theory]
    [InlineData("uuid")]
    [InlineData("Word")]
    [InlineData("`word`")]
    [InlineData("word, or null")]
    [InlineData("word or null or null")]
    [InlineData("word or  null")]
    [InlineData("or null")]
    [InlineData("null")]
    [InlineData("wоrd")] // Cyrillic о.
    public void A_type_that_the_list_does_not_hold_is_refused_with_those_it_holds(string type)
        => Marked.IsRefused(Marked.Document("| `id` | word |", $"| `id` | ⟦{type}⟧ |"), "Use one of: word, count.");

    [Theory]
    [InlineData("⟦-⟧")]
    [InlineData("⟦…⟧")]
    [InlineData("⟦42⟧")]
    [InlineData("⟦`-`⟧")]
    public void A_row_says_in_words_why_its_value_is_collected(string why)
        => Marked.IsRefused(Marked.Document("| To count installations |", $"| {why} |"), "does not say why");

    [Fact]
    public void An_empty_reason_is_refused_at_its_cell()
        => Marked.IsRefused(Marked.Document("| To count installations |", "|⟦ ⟧|"), "does not say why");

    [Fact]
    public void A_missing_cell_without_any_space_is_refused_at_its_pipe()
        => Marked.IsRefused(Marked.Document("| To count installations |", "|⟦|⟧"), "does not say why");

    [Theory]
    [InlineData("⟦abc⟧")]
    [InlineData("⟦``⟧")]
    [InlineData("⟦` `⟧")]
    [InlineData("⟦`a` or `b`⟧")]
    [InlineData("⟦`äbc`⟧")]
    public void An_example_is_ascii_between_backticks(string example)
        => Marked.IsRefused(Marked.Document("| `abc` |", $"| {example} |"), "An example stands between backticks");

    [Fact]
    public void A_missing_example_is_refused()
        => Marked.IsRefused(Marked.Document("| `abc` |", "|⟦ ⟧|"), "An example stands between backticks");

    [Fact]
    public void Each_fault_of_a_row_has_its_own_place()
        => Marked.IsRefused(
            Marked.Document("| `os.name` | word | To know what to build for | `linux` |", "| ⟦os.name⟧ | word | ⟦-⟧ | ⟦linux⟧ |"),
            "A path is written as",
            "does not say why",
            "An example stands between backticks");

    [Fact]
    public void A_second_row_for_one_path_is_refused()
        => Marked.IsRefused(
            Marked.Document(Acme.Rows, Acme.Rows + "\n| ⟦`os.name`⟧ | count | To be sure | `1` |"), "'os.name' has a row already");

    [Theory]
    [InlineData("os", "'os' and 'os.name' cannot both be values")]
    [InlineData("os.name.first", "'os.name.first' and 'os.name' cannot both be values")]
    public void A_row_inside_another_is_refused(string path, string message)
        => Marked.IsRefused(Marked.Document(Acme.Rows, $"{Acme.Rows}\n| ⟦`{path}`⟧ | word | To be sure | `x` |"), message);

    [Fact]
    public void A_path_that_only_begins_like_another_is_none_inside_it()
        => TelemetryHex.Analyzers.Document.AllowlistReader.Read(Marked.Document(Acme.Rows, Acme.Rows + "\n| `os_name` | word | To know | `x` |\n| `id2` | word | To know | `x` |"))
            .Faults.Should().BeEmpty();

    [Theory]
    [InlineData("os.kernel", "'os'")]
    [InlineData("os.deep.kernel", "'os'")]
    public void Rows_of_one_object_stand_together(string path, string ancestor)
        => Marked.IsRefused(
            Marked.Document(Acme.Rows, $"{Acme.Rows}\n| `cpu` | word | To know | `x` |\n| ⟦`{path}`⟧ | word | To know | `x` |"),
            $"stands apart from the other rows of {ancestor}");

    [Fact]
    public void Rows_of_an_inner_object_stand_together_too()
        => Marked.IsRefused(
            Marked.Document(Acme.Rows, Acme.Rows + "\n| `cpu.fan.speed` | word | To know | `x` |\n| `cpu.name` | word | To know | `x` |\n| ⟦`cpu.fan.size`⟧ | word | To know | `x` |"),
            "stands apart from the other rows of 'cpu.fan'");
}
