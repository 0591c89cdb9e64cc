using System.Numerics;

namespace TelemetryHex.Wire;

/// <summary>The members that one JSON object owes, each by its path, and which of them have been seen.</summary>
internal struct MemberSet(string[] paths)
{
    private uint _seen;

    public readonly ReadOnlySpan<string> Paths => paths;

    /// <summary>The first member that has not been seen, or null.</summary>
    public readonly string? Missing
    {
        get
        {
            var first = BitOperations.TrailingZeroCount(~_seen);
            return first < paths.Length ? paths[first] : null;
        }
    }

    /// <summary>Notes the member as seen.</summary>
    /// <returns>False where it had been seen before.</returns>
    public bool Add(int index)
    {
        var isNew = (_seen & (1u << index)) == 0;
        _seen |= 1u << index;
        return isNew;
    }
}
