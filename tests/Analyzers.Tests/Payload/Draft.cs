using System.Text.RegularExpressions;
using TelemetryHex.Analyzers.Tests.Mutations;
using TelemetryHex.Analyzers.Tests.Shapes;

namespace TelemetryHex.Analyzers.Tests.Payload;

/// <summary>A payload written down, with its document: every piece of it can be written differently.</summary>
internal sealed partial class Draft
{
    private const string Usings =
        """
        using System;
        using System.Collections;
        using System.Collections.Generic;
        using System.Linq;
        using System.Runtime.Serialization;
        using System.Text.Json;
        using System.Text.Json.Nodes;
        using System.Text.Json.Serialization;
        using Acme.Host;
        using Acme.Payload;
        using Acme.Vocabulary;

        """;

    private static readonly string Foreign =
        string.Join('\n', Usings.Split('\n').Where(line => !line.Contains("Acme", StringComparison.Ordinal)));

    // The machine stands for all that it knows about its owner.
    private const string Surroundings =
        """
        namespace Acme.Host
        {
            public static class Machine { public static string Name => "LEAK"; }
            [System.AttributeUsage(System.AttributeTargets.All, AllowMultiple = true)] public sealed class AnyAttribute : System.Attribute;
            public interface IMarked;
            public interface IHosted { string Host => ""; }
            public interface IHost { string Host { get; } }
            public abstract record Ancestor;
            public abstract record Named { public required string Host { get; init; } }
            public record Wide { public string Machine => ""; }
            public sealed record Foreign(string Text);
        }

        namespace Acme.Payload.Below
        {
        }
        """;

    /// <summary>The payload that shapes deviate from.</summary>
    public static readonly AnyPayload Plain = new(
    [
        new AnyType("Report", Form.Nominal, [new AnyMember("Os", null, 1, false), new AnyMember("Id", Acme.Leaves[0], 0, false)]),
        new AnyType("OsInfo", Form.Nominal, [new AnyMember("Name", Acme.Leaves[0], 0, false)]),
    ]);

    // Instead of the document that the rows and terms make.
    private string? _document;

    public Draft(AnyPayload payload)
    {
        Types = [.. payload.Types.Select(type => new DraftType(type, payload))];
        var values = payload.Values().Select(value => (value.Path, Leaf: value.Value.Leaf!, value.Value.MayBeNull)).ToList(); // A value has a leaf.
        Rows = [.. values.Select(value => new DraftRow(value.Path, value.Leaf.Term + (value.MayBeNull ? " or null" : "")))];
        Terms = [.. values.Select(value => value.Leaf.Bullet).Distinct()];
    }

    public List<DraftType> Types { get; }

    public List<DraftRow> Rows { get; }

    public List<string> Terms { get; }

    public string Root { get; set; } = Acme.RootLine;

    public string Heading { get; set; } = "## The allowlist";

    public string Header { get; set; } = "| Path | Type | Why it is collected | Example |\n| --- | --- | --- | --- |";

    /// <summary>More declarations of the payload's assembly, with their namespaces.</summary>
    public string Beside { get; set; } = "";

    /// <summary>The one file of an assembly that refers to the payload's.</summary>
    public string Above { get; private set; } = "";

    public IEnumerable<SourceFile> Sources()
        =>
        [
            .. Types.Where(type => type.Text().Length > 0).Select(type => In(type.Space, type.Name, type.Text())),
            new SourceFile("Vocabulary.cs", Acme.Vocabulary),
            new SourceFile("Surroundings.cs", Surroundings),
            .. Alone(Beside, "Beside.cs"),
        ];

    /// <summary>A file that is whole, but for its usings; a foreign one knows nothing of this assembly.</summary>
    public static IEnumerable<SourceFile> Alone(string text, string path, bool foreign = false)
        => text.Length == 0 ? []
            : text.StartsWith("global using", StringComparison.Ordinal) ? [new SourceFile(path, text)]
            : [new SourceFile(path, (foreign ? Foreign : Usings) + text)];

    public string Document()
        => _document ?? string.Join(
            '\n',
            ["# What is sent", "", Heading, "", Root, "", Header, .. Rows.Select(row => row.Text()), "", "## The types", "", .. Terms, ""]);

    public override string ToString() => string.Join('\n', Types.Select(type => type.Text())) + Beside + "\n" + Document();

    /// <summary>Writes a shape into the draft; not where the draft has no place for it.</summary>
    public bool Write(Place place, Shape shape, Dice dice)
    {
        Beside += shape.Beside;
        Above = shape.Above ?? "";
        _document = shape.Rows is { } rows ? Acme.Document(rows, shape.Types ?? "") : null;
        switch (place)
        {
            case Place.Value or Place.Member or Place.Parameter:
                return WriteValue(place, shape.Text, dice);
            case Place.Added:
                var owner = dice.Of(Types);
                owner.Added = Shape.For(shape.Text, ("Report", owner.Name));
                return true;
            case Place.Head:
                return WriteHead(shape.Text, dice);
            case Place.Type:
                Types[1].Whole = shape.Text;
                return true;
            case Place.Payload:
                (Types[0].Whole, Types[1].Whole) = (shape.Text, "");
                return true;
            case Place.Above:
                Above = shape.Text;
                return true;
            default:
                Beside += shape.Text;
                return true;
        }
    }

    private bool WriteValue(Place place, string text, Dice dice)
    {
        var values = from type in Types
                     where place == Place.Value || type.IsPositional == (place == Place.Parameter)
                     // An initializer in a struct needs a constructor.
                     where !type.Head.Contains("struct", StringComparison.Ordinal) || !text.Contains("} =", StringComparison.Ordinal)
                     from member in type.Members
                     where member.Drawn.Leaf is not null
                     select new { Type = type, Member = member };
        if (dice.Of(values, _ => true) is not { } value)
        {
            return false;
        }

        var written = Shape.For(text, ("Word", value.Member.Type), ("Id", value.Member.Name), ("Report", value.Type.Name));
        if (Shape.Unmarked(written).Replace("Acme.Vocabulary.", "", StringComparison.Ordinal) == $"{value.Member.Type} {value.Member.Name}")
        {
            return false;
        }

        value.Member.Whole = place == Place.Value && !value.Type.IsPositional
            ? Attributes().Replace(written, attributes => attributes.Value + "public required ", 1) + " { get; init; }"
            : written;
        if (place == Place.Parameter)
        {
            // What has a default stands last.
            value.Type.Members.Remove(value.Member);
            value.Type.Members.Add(value.Member);
        }

        return true;
    }

    private bool WriteHead(string text, Dice dice)
    {
        // The root last, so that the first is OsInfo; what is no record has no positional form.
        var isRecord = text.Contains("record", StringComparison.Ordinal);
        if (dice.Of(Types.OrderBy(type => type.Name == "Report"), type => isRecord || !type.IsPositional) is not { } type)
        {
            return false;
        }

        var parts = Shape.For(text, ("OsInfo", type.Name)).Split(" : ");
        (type.Head, type.Base) = (parts[0], parts.Length > 1 ? " : " + parts[1] : "");
        return true;
    }

    // A text that says its own namespace may also say its own usings.
    private static SourceFile In(string space, string name, string text)
        => new(name + ".cs", !text.Contains("namespace ", StringComparison.Ordinal) ? $"{Usings}namespace {space};\n\n{text}\n"
            : text.Contains("using Acme", StringComparison.Ordinal) ? text
            : Usings + text);

    [GeneratedRegex("^(\\[[^\\]]*\\] )*")]
    private static partial Regex Attributes();
}
