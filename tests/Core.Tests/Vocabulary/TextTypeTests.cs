using System.Text;
using CsCheck;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Core.Tests.Vocabulary;

public sealed class TextTypeTests
{
    private static readonly string[] WireTexts =
    [
        "550e8400-e29b-41d4-a716-446655440000", "2025-01-20T10:30:00Z", "1.10.0", "v2.0.0-rc.1", "dev", "linux",
        "dotnet10.0.12", "go1.23rc1", "amd64", "ppc64le", "linux-dotnet10.0.12-amd64", "darwin-dotnet11.0.0-preview.3-arm64",
    ];

    // A wire text with some characters replaced, dropped, doubled or put in: nearer to the grammars than random text is.
    private static readonly Gen<string> NearMiss =
        from text in Gen.OneOf(WireTexts)
        from edits in Gen.Select(Gen.Int[0, 60], Gen.Int[0, 3], Gen.Char["0123456789abcdefvxzAFTZ.-+: \0'\"\u0660\uFF11\u0131"]).Array[1, 3]
        select edits.Aggregate(text, Edit);

    [Promise(
        Section.Report,
        "No text can hold a host name, bare ones included, a user name, a container's id, an address of the network or of the "
        + "hardware, a path or a mail address")]
    [Fact]
    public void No_text_type_accepts_a_host_name_a_user_name_an_address_a_path_or_a_mail_address()
        => IdentifyingText.Any.Sample(
            sample => TextType.All.Where(type => type.Print(sample.Text) == sample.Text).Select(type => type.Name).Should().BeEmpty(),
            iter: 30_000,
            print: sample => $"the {sample.Kind} {sample.Text}");

    [Fact]
    public void Random_text_never_throws_and_what_is_accepted_prints_as_it_was_read_but_for_what_is_cut_from_a_version()
        => Gen.OneOf(Gen.String, NearMiss, NearMiss).Sample(
            text => TextType.All.All(type => type.Print(text) is not { } printed || printed == text
                || (type.Name == nameof(ProductVersion) && printed.Length < text.Length && type.Print(printed) == printed)),
            iter: 50_000);

    [Fact]
    public void Every_wire_text_is_accepted_by_exactly_its_own_types()
        => WireTexts.Should().OnlyContain(text => TextType.All.Any(type => type.Print(text) == text));

    // The encoder writes texts between quotes as they are.
    [Fact]
    public void What_is_accepted_needs_no_escape_in_json()
        => NearMiss.Sample(
            text => TextType.All.All(type => type.Print(text) is null) || (text.Length <= 64 && text.All(IsPlain)),
            iter: 50_000);

    [Fact]
    public void A_text_that_does_not_fit_is_not_written()
    {
        foreach (var value in Formattables())
        {
            var expected = value.ToString() ?? "";
            var buffer = new byte[64];

            value.TryFormat(buffer, out var written, default, null).Should().BeTrue();
            Encoding.ASCII.GetString(buffer, 0, written).Should().Be(expected);
            for (var length = 0; length < written; length++)
            {
                value.TryFormat(buffer.AsSpan(0, length), out _, default, null).Should().BeFalse($"{expected} does not fit in {length}");
            }
        }
    }

    private static IEnumerable<IUtf8SpanFormattable> Formattables()
    {
        InstanceId.TryParse(WireTexts[0], out var id).Should().BeTrue();
        Timestamp.TryParse(WireTexts[1], out var timestamp).Should().BeTrue();
        ProductVersion.TryParse(WireTexts[2], out var product).Should().BeTrue();
        RuntimeVersion.TryParse(WireTexts[6], out var runtime).Should().BeTrue();
        Platform.TryParse(WireTexts[10], out var platform).Should().BeTrue();
        IUtf8SpanFormattable?[] values =
        [
            id, timestamp, product, OsName.Linux, runtime, Architecture.Amd64, platform,
            CoreCount.From(16), Megahertz.From(3400), Gibibytes.From(32),
        ];
        return values.OfType<IUtf8SpanFormattable>();
    }

    private static bool IsPlain(char character) => char.IsAsciiLetterOrDigit(character) || character is '.' or ':' or '+' or '-';

    private static string Edit(string text, (int Place, int Kind, char Character) edit)
    {
        var place = text.Length == 0 ? 0 : edit.Place % text.Length;
        return edit.Kind switch
        {
            _ when text.Length == 0 => edit.Character.ToString(),
            0 => text.Remove(place, 1).Insert(place, edit.Character.ToString()),
            1 => text.Remove(place, 1),
            2 => text.Insert(place, text[place].ToString()),
            _ => text.Insert(place, edit.Character.ToString()),
        };
    }
}
