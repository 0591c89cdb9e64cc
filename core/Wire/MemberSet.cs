using System.Numerics;

namespace TelemetryHex.Wire;

/// <summary>The members that one JSON object must have, and those that have been seen.</summary>
internal struct MemberSet(MemberNames members)
{
    private uint _seen;

    public readonly MemberNames Names => members;

    /// <summary>The path of the first member that has not been seen, or null.</summary>
    public readonly string? Missing => Next is var first && first < members.Count ? members.Path(first) : null;

    /// <summary>The first member that has not been seen, which is the most likely one to come.</summary>
    public readonly int Next => BitOperations.TrailingZeroCount(~_seen);

    /// <summary>Notes the member as seen.</summary>
    /// <returns>False where it had been seen before.</returns>
    public bool Add(int index)
    {
        var isNew = (_seen & (1u << index)) == 0;
        _seen |= 1u << index;
        return isNew;
    }
}
