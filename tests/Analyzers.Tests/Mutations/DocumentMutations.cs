using TelemetryHex.Analyzers.Tests.Payload;

namespace TelemetryHex.Analyzers.Tests.Mutations;

/// <summary>What can be done to the document.</summary>
internal static class DocumentMutations
{
    public static IReadOnlyList<Mutation> All { get; } =
    [
        Mutation.OfRow("drop a row", (row, draft, _) => draft.Rows.Remove(row)),
        Mutation.OfRow("add a row", (row, draft, dice) => draft.Rows.Insert(dice.Of([0, draft.Rows.Count]), new DraftRow(dice.Of(["host", "user_name", "net.host"]), row.Type))),
        Mutation.OfRow("duplicate a row", (row, draft, dice) => draft.Rows.Insert(dice.Of([0, draft.Rows.IndexOf(row), draft.Rows.Count]), row)),
        Mutation.OfRow("change a letter of a path", (row, _, dice) =>
        {
            var index = dice.Of([.. Enumerable.Range(0, row.Path.Length).Where(i => char.IsAsciiLetterLower(row.Path[i]))]);
            row.Path = row.Path[..index] + (row.Path[index] == 'z' ? 'a' : (char)(row.Path[index] + 1)) + row.Path[(index + 1)..];
        }),
        Mutation.OfRow("spell a path otherwise", (row, _, dice) => row.Path = dice.Of([row.Path.ToUpperInvariant(), row.Path + " ", "." + row.Path, row.Path + ".", row.Path + "_", "report." + row.Path, row.Path + "\u200b", row.Path[..1] + "\u0430" + row.Path[1..]])),
        Mutation.OfRow("change a type", (row, draft, dice) => row.Type = dice.Of([.. Acme.Leaves.Select(leaf => leaf.Term).Append("text").Append("").Where(term => row.Type != term && row.Type != term + " or null")])),
        Mutation.OfRow("change a row's nullability", (row, _, _) => row.Type = row.Type.EndsWith(" or null", StringComparison.Ordinal) ? row.Type[..^" or null".Length] : row.Type + " or null"),
        Mutation.OfRow("blank the why", (row, _, dice) => row.Why = dice.Of(["", " ", "-", "…", "123", "\u00a0"])),
        Mutation.OfRow("blank the example", (row, _, dice) => row.Example = dice.Of(["", "``", "1", "`ü`"])),
        Mutation.OfRow("hide a row", (row, _, dice) => row.Around = dice.Of(["<!-- {0} -->", "<!--\n{0}\n-->", "```\n{0}\n```", "~~~\n{0}\n~~~", "<details>\n{0}\n</details>", "    {0}", "> {0}", "\n{0}\n", "- {0}"])),
        Mutation.OfRow("one cell too many", (row, _, _) => row.Around = "{0} x |"),
        Mutation.OfRow("one pipe too few", (row, _, _) => row.Why += " | and more"),
        new("rows of one object apart", (draft, dice) =>
        {
            var rows = draft.Rows;
            var places = Enumerable.Range(1, rows.Count - 1).Where(i => ObjectOf(rows[i]).Length > 0 && ObjectOf(rows[i]) == ObjectOf(rows[i - 1])).ToList();
            if (places.Count == 0 || dice.Of(rows, row => !row.Path.StartsWith(ObjectOf(rows[places[0]]), StringComparison.Ordinal)) is not { } other)
            {
                return null;
            }

            var next = rows[places[0]];
            _ = rows.Remove(other);
            rows.Insert(rows.IndexOf(next), other);
            return other.Path;
        }),
        Edit("another root", draft => draft.Root, (draft, root) => draft.Root = root, "Root: `Acme.Payload.Reports` in `Acme`", "Root: `Acme.Payloads.Report` in `Acme`", "Root: `Acme.Payload.Report` in `Acmes`", "Root: `Acme.Payload.Report` in `acme`", ""),
        Edit("no root line", draft => draft.Root, (draft, root) => draft.Root = root, "Root: Acme.Payload.Report in Acme", " Root: `Acme.Payload.Report` in `Acme`", "Root: `Acme.Payload.Report` in `Acme`.", "<!-- Root: `Acme.Payload.Report` in `Acme` -->"),
        Edit("another heading", draft => draft.Heading, (draft, heading) => draft.Heading = heading, "# The allowlist", "## The Allowlist", "## The allowlist of old", "## The types"),
        Edit("another header", draft => draft.Header, (draft, header) => draft.Header = header, "| Path | Type | Why it is collected |\n| --- | --- | --- |", "| Path | Type | Why | Example |\n| --- | --- | --- | --- |", "| Path | Type | Why it is collected | Example |"),
        new("drop a type of the list", (draft, dice) =>
        {
            var term = dice.Of(draft.Terms);
            _ = draft.Terms.Remove(term);
            return term;
        }),
        new("list a type that no row has", (draft, dice) =>
        {
            var term = dice.Of(["- *text*, a string, `System.String`: anything.", "- *foreign*, a string, `Acme.Host.Foreign`: anything.", "- *report*, a string, `Acme.Payload.Report`: everything."]);
            draft.Terms.Add(term);
            return term;
        }),
        new("let a type of the list be open", (draft, dice) =>
        {
            var index = dice.Of([.. Enumerable.Range(0, draft.Terms.Count)]);
            var name = draft.Terms[index].Split('`')[1];
            draft.Terms[index] = draft.Terms[index].Replace(name, dice.Of(["System.String", "System.Object", "Acme.Host.Foreign", "Acme.Vocabulary.None", "Acme.Payload.Report"]), StringComparison.Ordinal);
            return draft.Terms[index];
        }),
    ];

    private static string ObjectOf(DraftRow row) => row.Path.LastIndexOf('.') is var dot && dot < 0 ? "" : row.Path[..(dot + 1)];

    private static Mutation Edit(string name, Func<Draft, string> read, Action<Draft, string> write, params string[] texts) => new(name, (draft, dice) =>
    {
        var before = read(draft);
        write(draft, dice.Of(texts));
        return $"{before} → {read(draft)}";
    });
}
