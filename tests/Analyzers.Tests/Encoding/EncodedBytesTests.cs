using System.Globalization;

namespace TelemetryHex.Analyzers.Tests.Encoding;

/// <summary>The generated encoder, compiled and called.</summary>
public sealed class EncodedBytesTests
{
    private const string Why = "To know";

    [Promise(Section.Allowlist, "The encoder is written from the rows, in their order")]
    [Fact]
    public void Every_kind_of_value_is_written_in_the_order_of_the_rows()
        => EncoderRun.Of(
            "public sealed record Report(decimal Gg, long Ff, int Ee, bool Dd, bool On, Size Cc, Count Bb, Word Aa);",
            "new(-1.50m, long.MinValue, int.MaxValue, false, true, Size.Of(32), Count.Of(7), Word.Of(\"w\"))",
            Rows("aa word", "bb count", "cc size", "dd flag", "on flag", "ee small", "ff large", "gg exact"))
            .Encode().Should().Be("""{"aa":"w","bb":7,"cc":32.0,"dd":false,"on":true,"ee":2147483647,"ff":-9223372036854775808,"gg":-1.50}""");

    [Fact]
    public void Objects_are_opened_and_closed_as_the_rows_say()
        => EncoderRun.Of(
            """
            public sealed record Report(Outer First, Word Id, Outer Last);
            public sealed record Outer(Inner Near, Word Name, Inner Far);
            public readonly record struct Inner(Word Name, Word FullName);
            """,
            "new(new(new(Word.Of(\"a\"), Word.Of(\"b\")), Word.Of(\"c\"), new(Word.Of(\"d\"), Word.Of(\"e\"))), Word.Of(\"f\"), "
            + "new(new(Word.Of(\"g\"), Word.Of(\"h\")), Word.Of(\"i\"), new(Word.Of(\"j\"), Word.Of(\"k\"))))",
            Rows(
                "first.near.name word", "first.near.full_name word", "first.name word", "first.far.name word", "first.far.full_name word", "id word",
                "last.near.name word", "last.near.full_name word", "last.far.name word", "last.far.full_name word", "last.name word"))
            .Encode().Should().Be(
                "{'first':{'near':{'name':'a','full_name':'b'},'name':'c','far':{'name':'d','full_name':'e'}},'id':'f','last':{'near':{'name':'g','full_name':'h'},'far':{'name':'j','full_name':'k'},'name':'i'}}"
                    .Replace('\'', '"'));

    [Fact]
    public void An_object_may_begin_and_end_the_report()
        => EncoderRun.Of(
            "public sealed record Report(Inner Near, Inner Far);\npublic sealed record Inner(Count Cores);",
            "new(new(Count.Of(1)), new(Count.Of(2)))",
            Rows("near.cores count", "far.cores count"))
            .Encode().Should().Be("""{"near":{"cores":1},"far":{"cores":2}}""");

    [Theory]
    [InlineData("new(null, null, null, null, null)", """{"text":null,"whole":null,"point":null,"flag":null,"last":null}""")]
    [InlineData("new(Word.Of(\"\"), Count.Of(0), Size.Of(0), false, Word.Of(\"z\"))", """{"text":"","whole":0,"point":0.0,"flag":false,"last":"z"}""")]
    [InlineData("new(Word.Of(\"a\"), null, Size.Of(1), true, null)", """{"text":"a","whole":null,"point":1.0,"flag":true,"last":null}""")]
    public void A_value_that_is_not_known_is_null(string sample, string json)
        => EncoderRun.Of(
            "public sealed record Report(Word? Text, Count? Whole, Size? Point, bool? Flag, Word? Last);",
            sample,
            Rows("text word or null", "whole count or null", "point size or null", "flag flag or null", "last word or null"))
            .Encode().Should().Be(json);

    [Theory]
    [InlineData("new(Word.Of(\"id\"), new(Count.Of(12), Size.Of(3), true))")]
    [InlineData("new(Word.Of(\"\"), new(null, null, null))")]
    public void A_destination_that_is_too_short_by_whatever_length_is_refused(string sample)
    {
        var encoder = EncoderRun.Of(
            "public sealed record Report(Word Id, Inner Inner);\npublic sealed record Inner(Count? Cores, Size? Memory, bool? Flag);",
            sample,
            Rows("id word", "inner.cores count or null", "inner.memory size or null", "inner.flag flag or null"));
        var whole = encoder.Encode()!;

        for (var length = 0; length < whole.Length; length++)
        {
            encoder.Encode(length).Should().BeNull();
        }

        encoder.Encode(whole.Length).Should().Be(whole);
    }

    [Theory]
    [InlineData("\\\"")]
    [InlineData("\\\\")]
    [InlineData("\\0")]
    [InlineData("\\n")]
    [InlineData("a\\u001Fb")]
    [InlineData("\\\",\\\"host\\\":\\\"x")]
    public void A_text_that_cannot_stand_between_quotes_is_never_written(string text)
    {
        var encode = () => EncoderRun.Of("public sealed record Report(Word Id);", $"new(Word.Of(\"{text}\"))", Rows("id word")).Encode();

        encode.Should().Throw<InvalidOperationException>().WithMessage("A 'Word' wrote what cannot stand between quotes.");
    }

    [Fact]
    public void A_text_beyond_ascii_is_written_as_it_is()
        => EncoderRun.Of("public sealed record Report(Word Id);", "new(Word.Of(\"ä\\u007F中\"))", Rows("id word")).Encode().Should().Be("{\"id\":\"ä\u007F中\"}");

    [Theory]
    [InlineData("x")]
    [InlineData("1,2")]
    [InlineData("\\\"1\\\"")]
    [InlineData("1 ")]
    [InlineData("null")]
    [InlineData("1}")]
    [InlineData("۱")]
    [InlineData("")]
    public void A_number_that_is_not_one_is_never_written(string text)
    {
        var encode = () => EncoderRun.Of(
            "public sealed record Report(Sly Id);",
            $"new(Sly.Of(\"{text}\"))",
            Rows("id sly"),
            (Acme.Vocabulary[..Acme.Vocabulary.IndexOf("public readonly struct", StringComparison.Ordinal)].Replace("Word", "Sly", StringComparison.Ordinal), "- *sly*, an integer, `Acme.Vocabulary.Sly`: a number?"))
            .Encode();

        encode.Should().Throw<InvalidOperationException>().WithMessage("A 'Sly' wrote what is no number.");
    }

    [Theory]
    [InlineData("fa-IR")]
    [InlineData("de-DE")]
    [InlineData("sv-SE")]
    [InlineData("ar-SA")]
    public void The_host_s_culture_changes_nothing(string culture)
    {
        var encoder = EncoderRun.Of(
            "public sealed record Report(int Whole, long Large, decimal Exact, Size Size, Count Count);",
            "new(-1234567, -1, -1234.5m, Size.Of(-1.5m), Count.Of(-7))",
            Rows("whole small", "large large", "exact exact", "size size", "count count"));
        var before = CultureInfo.CurrentCulture;
        try
        {
            // Signs that no culture of this machine need have, should it know none at all.
            var odd = (CultureInfo)CultureInfo.GetCultureInfo(culture).Clone();
            odd.NumberFormat.NegativeSign = "\u200E\u2212";
            odd.NumberFormat.NumberDecimalSeparator = "\u066B";
            CultureInfo.CurrentCulture = odd;

            encoder.Encode().Should().Be("""{"whole":-1234567,"large":-1,"exact":-1234.5,"size":-1.5,"count":-7}""");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static string Rows(params string[] rows)
        => string.Join('\n', rows.Select(row => row.Split(' ', 2)).Select(row => $"| `{row[0]}` | {row[1]} | {Why} | `x` |"));
}
