namespace TelemetryHex.Audit;

/// <summary>A difference between an assembly and what was written down about it.</summary>
/// <param name="Place">The type or member.</param>
/// <param name="Message">Its fault.</param>
/// <param name="Rule">The rule that it breaks: the allowlist's, or the capability lists'.</param>
public sealed record Finding(string Place, string Message, string Rule = Finding.Allowlist)
{
    /// <summary>The compiled assembly must agree with the allowlist.</summary>
    public const string Allowlist = "THX0904";

    /// <summary>The compiled assembly may reach what its capability list names.</summary>
    public const string Capability = "THX0907";

    /// <summary>Place and message, as one line of ASCII: a name can neither end the line nor look like another.</summary>
    public override string ToString() => string.Concat($"{Place}: {Message}".Select(character => character is >= ' ' and <= '~' ? character.ToString() : $"\\u{(int)character:X4}"));
}
