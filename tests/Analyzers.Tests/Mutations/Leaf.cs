namespace TelemetryHex.Analyzers.Tests.Mutations;

/// <summary>A closed type that a document may list.</summary>
/// <param name="Term">As the document calls it.</param>
/// <param name="Kind">Its JSON type, as the document spells it.</param>
/// <param name="TypeName">The type with its namespace.</param>
/// <param name="Spelling">The type as a source spells it.</param>
internal sealed record Leaf(string Term, string Kind, string TypeName, string Spelling)
{
    /// <summary>Of each JSON type one that is a class, one that is a struct and one of the platform, as far as there are.</summary>
    public static readonly Leaf[] All =
    [
        new("word", "a string", "Any.Vocabulary.Word", "Word"),
        new("time stamp", "a string", "Any.Vocabulary.Stamp", "Stamp"),
        new("core count", "an integer", "Any.Vocabulary.Count", "Count"),
        new("amount", "a number", "Any.Vocabulary.Amount", "Amount"),
        new("flag", "a boolean", "System.Boolean", "bool"),
        new("whole", "an integer", "System.Int32", "int"),
        new("long whole", "an integer", "System.Int64", "long"),
        new("exact", "a number", "System.Decimal", "decimal"),
    ];
}
