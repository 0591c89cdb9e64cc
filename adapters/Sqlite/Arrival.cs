using System.Buffers.Binary;
using TelemetryHex.Intake;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Sqlite;

/// <summary>A report that was stored and is not yet in its place.</summary>
/// <param name="Day">The day that it counts for.</param>
/// <param name="Shape">The number of its shape.</param>
/// <param name="Pseudonyms">Its instance's: the current one first.</param>
internal sealed record Arrival(UtcDay Day, int Shape, IReadOnlyList<Pseudonym> Pseudonyms)
{
    /// <summary>Where its instance stands among the others: arrivals in this order go from page to page instead of back and forth.</summary>
    public ulong Place
    {
        get
        {
            Span<byte> bytes = stackalloc byte[Pseudonym.Length];
            Pseudonyms[0].CopyTo(bytes);
            return BinaryPrimitives.ReadUInt64BigEndian(bytes);
        }
    }
}
