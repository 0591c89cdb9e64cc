namespace TelemetryHex.Audit;

/// <summary>A difference between an assembly and the allowlist.</summary>
/// <param name="Place">The type or member.</param>
/// <param name="Message">Its fault.</param>
public sealed record Finding(string Place, string Message)
{
    /// <summary>Both, as one line of ASCII: a name can neither end the line nor look like another.</summary>
    public override string ToString() => string.Concat($"{Place}: {Message}".Select(character => character is >= ' ' and <= '~' ? character.ToString() : $"\\u{(int)character:X4}"));
}
