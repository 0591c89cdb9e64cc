using TelemetryHex.Analyzers.Document;

namespace TelemetryHex.Analyzers.Tests.Document;

public sealed class TypeListTests
{
    private const string Bullet = "- *word*, a string, `Acme.Vocabulary.Word`: one word.";

    [Fact]
    public void The_terms_keep_their_kinds_their_types_and_their_places()
        => AllowlistReader.Read(Acme.Document()).Terms.Should().Equal(
            new AllowlistTerm("word", JsonKind.Text, "Acme.Vocabulary.Word", new TextPlace(14, 3, 4)),
            new AllowlistTerm("count", JsonKind.WholeNumber, "Acme.Vocabulary.Count", new TextPlace(15, 3, 5)));

    [Fact]
    public void Every_kind_of_json_value_can_be_named()
        => AllowlistReader.Read(Acme.Document(
            """
            | `aa` | word | To know | `x` |
            | `bb` | count | To know | `1` |
            | `cc` | size | To know | `1.0` |
            | `dd` | flag | To know | `true` |
            """)).Terms.Select(term => term.Kind).Should().Equal(JsonKind.Text, JsonKind.WholeNumber, JsonKind.Number, JsonKind.Boolean);

    [Fact]
    public void A_type_that_no_row_has_is_refused()
        => Marked.IsRefused(
            Marked.Document(Bullet, $"{Bullet}\n- *⟦spare⟧*, a string, `Acme.Vocabulary.Spare`: nothing yet."), "No row has the type 'spare'");

    [Fact]
    public void A_name_that_stands_twice_is_refused()
        => Marked.IsRefused(
            Marked.Document(Bullet, $"{Bullet}\n- *⟦word⟧*, a string, `Acme.Vocabulary.Other`: another."), "'word' or its type 'Acme.Vocabulary.Other' stands twice");

    [Fact]
    public void Two_names_for_one_type_are_refused()
        => Marked.IsRefused(
            Marked.Document(Bullet, $"{Bullet}\n- *⟦term⟧*, a string, `Acme.Vocabulary.Word`: the same."), "'term' or its type 'Acme.Vocabulary.Word' stands twice");

    [Fact]
    public void A_name_that_ends_like_a_nullable_row_is_refused()
        => Marked.IsRefused(
            Marked.Document(Bullet, $"{Bullet}\n- *⟦word or null⟧*, a string, `Acme.Vocabulary.Other`: both."), "cannot end with 'or null'");

    [Theory]
    [InlineData("- word, a string, `Acme.Vocabulary.Word`: one word.")]
    [InlineData("- *Word*, a string, `Acme.Vocabulary.Word`: one word.")]
    [InlineData("- *wоrd*, a string, `Acme.Vocabulary.Word`: one word.")] // Cyrillic о.
    [InlineData("- *word*, a text, `Acme.Vocabulary.Word`: one word.")]
    [InlineData("- *word*, an object, `Acme.Vocabulary.Word`: one word.")]
    [InlineData("- *word*, a string, Acme.Vocabulary.Word: one word.")]
    [InlineData("- *word*, a string, `Acme.Vocabulary.Wоrd`: one word.")] // Cyrillic о.
    [InlineData("- *word*, a string, `Acme.Vocabulary.Word`")]
    [InlineData("- *word*, a string, `Acme.Vocabulary.Word`: ")]
    [InlineData("- *word*, a string, `Acme.Vocabulary.Word[]`: words.")]
    [InlineData("  - *word*, a string, `Acme.Vocabulary.Word`: one word.")]
    [InlineData("* *word*, a string, `Acme.Vocabulary.Word`: one word.")]
    [InlineData("+ *word*, a string, `Acme.Vocabulary.Word`: one word.")]
    public void A_bullet_under_the_types_that_names_no_type_is_refused(string bullet)
    {
        var faults = AllowlistReader.Read(Marked.Document(Bullet, bullet)).Faults;

        faults.Should().Contain(fault => fault.Message.StartsWith("A type is written as", StringComparison.Ordinal) && fault.Place == new TextPlace(14, 0, bullet.Length));
        faults.Should().Contain(fault => fault.Message.Contains("'word' is no type of the list"));
    }

    [Fact]
    public void A_type_elsewhere_is_prose()
        => AllowlistReader.Read(Marked.Document(Acme.RootLine, $"{Acme.RootLine}\n\n- *spare*, a string, `Acme.Vocabulary.Spare`: nothing."))
            .Terms.Should().HaveCount(2);
}
