using TelemetryHex.Analyzers.Document;

namespace TelemetryHex.Analyzers.Tests.Document;

/// <summary>A reader must see what the machine reads, and the machine must read what a reader sees.</summary>
public sealed class HiddenTextTests
{
    private const string Row = "| `more` | word | To know | `x` |";

    // By their numbers: half a pair is no text that a test could be named by.
    public static TheoryData<int> Invisible { get; } = new(((string[])[
        "\u200B", "\u200C", "\u200D", "\u2060", "\uFEFF", "\u00AD", "\u034F", "\u061C", "\u180E", // Nothing to be seen.
        "\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066", "\u2067", "\u2068", "\u2069", "\u200E", "\u200F", // The direction of writing.
        "\u00A0", "\u2003", "\u2009", "\u202F", "\u205F", "\u3000", "\u1680", // Spaces that are none.
        "\u115F", "\u1160", "\u3164", "\uFFA0", "\u2800", "\u17B4", // Letters without a shape.
        "\uFE00", "\uFE0F", "\u180B", // Variants of a shape.
        "\0", "\a", "\t", "\v", "\f", "\u001B", "\u007F", "\u0085", "\u2028", "\u2029", "\r", // Controls.
        "\uE000", "\uFFFD", "\uFFFF", "\uD800", "\uDC00"]).Select(text => (int)text[0]));

    public static TheoryData<string> InvisiblePairs { get; } = new("\U000E0041", "\U000E0100", "\U000F0000", "\U0001D173");

    [Theory]
    [MemberData(nameof(Invisible))]
    public void A_character_that_nobody_sees_is_refused_in_prose(int character)
        => Marked.IsRefused(Marked.Document("# What is sent", $"# What is⟦{(char)character}⟧ sent"), $"The character U+{character:X4} is invisible");

    [Theory]
    [MemberData(nameof(InvisiblePairs))]
    public void A_character_outside_the_basic_plane_that_nobody_sees_is_refused(string pair)
        => AllowlistReader.Read(Marked.Document("# What is sent", $"# What is{pair} sent")).Faults
            .Should().Contain(fault => fault.Place == new TextPlace(0, 9, 1) && fault.Message.Contains("is invisible"));

    [Theory]
    [MemberData(nameof(Invisible))]
    public void A_character_that_nobody_sees_is_refused_in_a_row(int character)
    {
        var document = AllowlistReader.Read(Marked.Document("`os.cores`", $"`os.co{(char)character}res`"));

        document.Faults[0].Message.Should().Contain("is invisible");
        document.Faults[0].Place.Should().Be(new TextPlace(10, 8, 1));
        document.Rows.Should().HaveCount(2);
    }

    [Theory]
    [InlineData("é")]
    [InlineData("中")]
    [InlineData("…")]
    [InlineData("😀")]
    [InlineData("e\u0301")]
    public void Characters_that_are_seen_may_stand_in_prose(string text)
        => AllowlistReader.Read(Marked.Document("To count installations", $"To count {text}")).Faults.Should().BeEmpty();

    [Fact]
    public void A_row_in_a_comment_is_no_row()
        => Marked.IsRefused(
            Marked.Document("## The types", $"⟦<!--⟧\n⟦{Row}⟧\n-->\n\n## The types"), "HTML and comments can hide", "Nothing but the one table");

    [Theory]
    [InlineData("```")]
    [InlineData("~~~")]
    [InlineData("  ````md")]
    public void A_row_in_a_fence_is_no_row(string fence)
        => Marked.IsRefused(
            Marked.Document("## The types", $"⟦{fence}⟧\n⟦{Row}⟧\n⟦{fence}⟧\n\n## The types"), "A fenced block", "Nothing but the one table", "A fenced block");

    [Theory]
    [InlineData("<!-- -->")]
    [InlineData("<details>")]
    [InlineData("<br>")]
    [InlineData("</div>")]
    [InlineData("<?php")]
    [InlineData("<!DOCTYPE html>")]
    [InlineData("<https://example.com>")]
    public void Html_is_refused_from_where_it_begins(string html)
        => Marked.IsRefused(Marked.Document("# What is sent", $"# What ⟦{html} is sent⟧"), "HTML and comments can hide");

    [Theory]
    [InlineData("See \\` ⟦<!-- hidden⟧")] // An escaped backtick opens no code.
    [InlineData("See ``` ⟦<!-- hidden⟧")] // Nor do three that are never closed.
    [InlineData("See ` ⟦<!-- hidden⟧")]
    [InlineData("See `⟦<b>`⟧")]
    public void Backticks_are_no_excuse_for_html(string line)
        => Marked.IsRefused(Marked.Document("# What is sent", $"# What is sent\n\n{line}"), "HTML and comments can hide");

    [Theory]
    [InlineData("1 < 2")]
    [InlineData("a <- b")]
    [InlineData("<3")]
    public void A_mere_less_than_sign_is_prose(string text)
        => AllowlistReader.Read(Marked.Document("# What is sent", $"# What is sent, {text}")).Faults.Should().BeEmpty();
}
