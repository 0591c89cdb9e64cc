namespace TelemetryHex.Testing;

/// <summary>A line of a list of banned symbols.</summary>
/// <param name="Id">What is banned, as a documentation comment would name it: <c>N:System.IO</c>.</param>
/// <param name="Reason">What the compiler says.</param>
public sealed record BannedSymbol(string Id, string Reason)
{
    /// <summary>What is banned in core: every impurity.</summary>
    public static IReadOnlyList<BannedSymbol> InCore { get; } = ReadAll("core/BannedSymbols.txt");

    /// <summary>What is banned in every project: what tells whose machine it is.</summary>
    public static IReadOnlyList<BannedSymbol> Everywhere { get; } = ReadAll("analyzers/BannedSymbols.Identity.txt");

    /// <summary>Whether the name of a type, in full, falls under this line.</summary>
    public bool BansType(string fullName) => Id[..2] switch
    {
        "N:" => fullName.StartsWith(Id[2..] + ".", StringComparison.Ordinal),
        "T:" => fullName == Id[2..],
        _ => false,
    };

    /// <summary>Whether a member of a type, by its name in metadata, falls under this line. Overloads are one.</summary>
    public bool BansMember(string fullName) => Id[..2] switch
    {
        "M:" => fullName == Id[2..].Split('(', '`')[0],
        "P:" => fullName == Id[2..].Insert(Id.LastIndexOf('.') - 1, "get_"),
        _ => false,
    };

    private static IReadOnlyList<BannedSymbol> ReadAll(string file)
        => [.. File.ReadAllLines(Path.Combine(Repository.Root, file)).Where(line => line.Length > 0).Select(Parse)];

    private static BannedSymbol Parse(string line)
        => line.Split(';') is [var id, var reason] ? new BannedSymbol(id, reason) : throw new FormatException($"'{line}' is not a symbol and its replacement.");
}
