namespace TelemetryHex.Analyzers.Tests.Shapes;

/// <summary>Every shape of a payload that is tried, by idea: what may pass, and what is refused and why.</summary>
internal static class Catalogue
{
    public static IReadOnlyList<Entry> All { get; } =
    [
        .. from idea in (Idea[])
           [
               .. Types.Accepted, .. OpenTypes.Accepted, .. Annotations.Accepted, .. ForeignTypes.Accepted,
               .. Members.All, .. Types.All, .. OpenTypes.All, .. Annotations.All, .. ForeignTypes.All,
           ]
           from shape in idea.All().Select((shape, number) => (Shape: shape, Number: number + 1))
           select new Entry($"{idea.Name} {shape.Number}: {OneLine(Shape.Unmarked(shape.Shape.Text))}", idea, shape.Shape),
    ];

    public static Entry Named(string name) => All.Single(entry => entry.Name == name);

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>A shape, by a name that tells it from all others.</summary>
internal sealed record Entry(string Name, Idea Idea, Shape Shape)
{
    /// <summary>The rule that refuses it; null where it may pass.</summary>
    public string? Rule => Idea.Findings.Length > 0 ? Idea.Findings[0].Rule : null;
}
