using System.Buffers;
using System.Buffers.Binary;
using TelemetryHex.Intake;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Sqlite;

/// <summary>The reports of one commit.</summary>
/// <param name="Day">The day that they count for.</param>
/// <param name="Reports">Of each its shape's number (4 bytes, little-endian), the number of its pseudonyms (1), and those.</param>
internal sealed record ArrivedCommit(UtcDay Day, byte[] Reports)
{
    private const int Head = sizeof(int) + 1;

    /// <summary>Writes one report as <see cref="Reports"/> has it.</summary>
    public static void Write(ArrayBufferWriter<byte> reports, int shape, IReadOnlyList<Pseudonym> pseudonyms)
    {
        var length = Head + (pseudonyms.Count * Pseudonym.Length);
        var span = reports.GetSpan(length);
        BinaryPrimitives.WriteInt32LittleEndian(span, shape);
        span[sizeof(int)] = checked((byte)pseudonyms.Count);
        for (var i = 0; i < pseudonyms.Count; i++)
        {
            pseudonyms[i].CopyTo(span[(Head + (i * Pseudonym.Length))..]);
        }

        reports.Advance(length);
    }

    /// <summary>The reports in their order.</summary>
    public IEnumerable<Arrival> Read()
    {
        for (var at = 0; at < Reports.Length;)
        {
            var shape = BinaryPrimitives.ReadInt32LittleEndian(Reports.AsSpan(at));
            var pseudonyms = new Pseudonym[Reports[at + sizeof(int)]];
            at += Head;
            for (var i = 0; i < pseudonyms.Length; i++, at += Pseudonym.Length)
            {
                pseudonyms[i] = Pseudonym.FromBytes(Reports.AsSpan(at, Pseudonym.Length));
            }

            yield return new Arrival(Day, shape, pseudonyms);
        }
    }
}
