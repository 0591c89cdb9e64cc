namespace TelemetryHex.Audit;

/// <summary>A line of a list of banned symbols: a namespace, a type or a member, by its documentation id, and the reason.</summary>
internal sealed record BannedCall(string Id, string Reason)
{
    public static IReadOnlyList<BannedCall> Parse(string text)
        => [.. text.Split('\n').Select(line => line.TrimEnd('\r').Split(';', 2)).Where(parts => parts.Length == 2).Select(parts => new BannedCall(parts[0], parts[1]))];

    /// <summary>Whether the line bans a type, by its full name.</summary>
    public bool BansType(string name) => Id[..2] switch
    {
        "N:" => name.StartsWith(Id[2..] + ".", StringComparison.Ordinal),
        "T:" => name == Id[2..],
        _ => false,
    };

    /// <summary>Whether the line bans a member, by its full name in metadata; overloads are one.</summary>
    public bool BansMember(string name) => Id[..2] switch
    {
        "M:" => name == Id[2..].Split('(', '`')[0].Replace("#ctor", ".ctor", StringComparison.Ordinal),
        "P:" => name == Id[2..].Insert(Id.LastIndexOf('.') - 1, "get_") || name == Id[2..].Insert(Id.LastIndexOf('.') - 1, "set_"),
        "F:" => name == Id[2..],
        _ => false,
    };
}
