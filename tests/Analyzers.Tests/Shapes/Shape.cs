using System.Text.RegularExpressions;

namespace TelemetryHex.Analyzers.Tests.Shapes;

/// <summary>
/// The piece of a payload that a shape's text stands for. The plain payload is <c>Report { Word Id; OsInfo Os }</c>,
/// <c>OsInfo { Word Name }</c>.
/// </summary>
internal enum Place
{
    /// <summary>Type and name of a value, <c>Word Id</c>, nominal and positional; attributes may stand before them.</summary>
    Value,

    /// <summary>The whole declaration of the nominal value <c>Word Id</c>.</summary>
    Member,

    /// <summary>The value <c>Word Id</c> as the last positional parameter.</summary>
    Parameter,

    /// <summary>One more declaration in the body of <c>Report</c>.</summary>
    Added,

    /// <summary>The head of a type, <c>public sealed record OsInfo</c>, with its base.</summary>
    Head,

    /// <summary>The whole type <c>OsInfo</c>.</summary>
    Type,

    /// <summary>All types of the payload.</summary>
    Payload,

    /// <summary>A file of the payload's assembly.</summary>
    Beside,

    /// <summary>A file of an assembly that refers to the payload's.</summary>
    Above,
}

/// <summary>An error that a shape must get, at its mark <c>{|#0:…|}</c>.</summary>
/// <param name="Rule">The rule's id.</param>
/// <param name="Arguments">
/// The message's words: all of them, or the first alone. <c>{0}</c> is the first that a shape gives, else the marked text.
/// </param>
internal sealed record Finding(string Rule, params string[] Arguments);

/// <summary>One way to write a payload, with a mark <c>{|THX0002:…|}</c> or <c>{|#0:…|}</c> wherever an error must stand.</summary>
internal sealed partial record Shape(string Text, params string[] Given)
{
    /// <summary>Whether the word LEAK, which is all that the machine says, comes out on the wire; null where that is not tried.</summary>
    public bool? Leaks { get; init; }

    /// <summary>Fits the plain payload alone, in an idea that fits any.</summary>
    public bool Here { get; init; }

    /// <summary>Is tried as a build of the repository, too.</summary>
    public bool Built { get; init; }

    /// <summary>Files beside, below and above the payload.</summary>
    public string? Beside { get; init; }

    public string? Below { get; init; }

    public string? Above { get; init; }

    /// <summary>The document's rows and more of its types, where they are not the plain payload's.</summary>
    public string? Rows { get; init; }

    public string? Types { get; init; }

    /// <summary>The text at the mark <c>{|#0:…|}</c>.</summary>
    public string Marked => Innermost().Match(Text).Groups[1].Value;

    public static implicit operator Shape(string text) => new(text);

    /// <summary>The shape as it is without its marks.</summary>
    public static string Unmarked(string text) => Mark().Replace(text, "").Replace("|}", "", StringComparison.Ordinal);

    /// <summary>The text with the words of the plain payload exchanged for another's; <c>Word?</c> for the type of the other nullability.</summary>
    public static string For(string text, params (string Word, string Instead)[] words)
        => Word().Replace(text, match =>
        {
            var instead = words.FirstOrDefault(word => word.Word == match.Groups[1].Value).Instead;
            return instead is null ? match.Value
                : match.Groups[2].Length == 0 ? instead
                : instead.EndsWith('?') ? instead[..^1]
                : instead + "?";
        });

    [GeneratedRegex("\\{\\|#0:(?:\\{\\|\\w+:)*([^|]*)\\|\\}")]
    private static partial Regex Innermost();

    [GeneratedRegex("\\{\\|[#\\w]+:")]
    private static partial Regex Mark();

    [GeneratedRegex("(?<![\\w.])([A-Z]\\w*)(\\??)")]
    private static partial Regex Word();
}

/// <summary>A way to say more than the document does, or something else, and the shapes that it comes in.</summary>
/// <param name="Name">What is done.</param>
/// <param name="Why">Why it is refused, or may pass.</param>
/// <param name="Place">Where the shapes' texts stand.</param>
/// <param name="Findings">What each shape gets at its mark; nothing where it may pass.</param>
/// <param name="Shapes">Its shapes.</param>
internal sealed record Idea(string Name, string Why, Place Place, Finding[] Findings, Shape[] Shapes)
{
    /// <summary>What stands around each shape's text, <c>@</c>; each shape is tried in each.</summary>
    public string[] Around { get; init; } = ["@"];

    /// <summary>Any payload can be written so.</summary>
    public bool Anywhere { get; init; }

    public string? Rows { get; init; }

    public string? Types { get; init; }

    public string? Beside { get; init; }

    public static Idea Refuse(string name, string why, Place place, Finding[] findings, Shape[] shapes)
        => new(name, why, place, findings, shapes);

    public static Idea Accept(string name, string why, Place place, Shape[] shapes) => new(name, why, place, [], shapes);

    /// <summary>A shape that puts the machine's word on the wire.</summary>
    public static Shape Leaks(string text, params string[] given) => new(text, given) { Leaks = true };

    /// <summary>A shape that does not, today.</summary>
    public static Shape Keeps(string text, params string[] given) => new(text, given) { Leaks = false };

    public static Shape Of(string text, params string[] given) => new(text, given);

    /// <summary>Every shape in every text around it.</summary>
    public IEnumerable<Shape> All()
        => from around in Around
           from shape in Shapes
           select shape with
           {
               Text = around.Replace("@", shape.Text, StringComparison.Ordinal),
               Rows = shape.Rows ?? Rows,
               Types = shape.Types ?? Types,
               Beside = Beside + shape.Beside,
           };
}
