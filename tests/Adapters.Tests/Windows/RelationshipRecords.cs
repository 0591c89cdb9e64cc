using System.Buffers.Binary;

namespace TelemetryHex.Adapters.Tests.Windows;

/// <summary>Writes records as GetLogicalProcessorInformationEx lays them out (winnt.h), for processes of 32 and of 64 bits.</summary>
internal sealed class RelationshipRecords(int pointerSize = 8)
{
    private readonly List<byte> _bytes = [];

    public byte[] Bytes => [.. _bytes];

    /// <summary>A core, fast or slow, whose threads are the bits of its masks, each of one processor group.</summary>
    public RelationshipRecords Core(ulong mask, ushort group = 0, byte efficiencyClass = 0) => CoreInGroups(efficiencyClass, (mask, group));

    public RelationshipRecords CoreInGroups(byte efficiencyClass, params (ulong Mask, ushort Group)[] masks)
    {
        var threads = masks.Sum(mask => System.Numerics.BitOperations.PopCount(mask.Mask));
        var body = new byte[24 + (masks.Length * (pointerSize + 8))];
        body[0] = threads > 1 ? (byte)1 : (byte)0; // LTP_PC_SMT
        body[1] = efficiencyClass;
        BinaryPrimitives.WriteUInt16LittleEndian(body.AsSpan(22), (ushort)masks.Length);
        for (var i = 0; i < masks.Length; i++)
        {
            var at = body.AsSpan(24 + (i * (pointerSize + 8)));
            if (pointerSize == 8)
            {
                BinaryPrimitives.WriteUInt64LittleEndian(at, masks[i].Mask);
            }
            else
            {
                BinaryPrimitives.WriteUInt32LittleEndian(at, (uint)masks[i].Mask);
            }

            BinaryPrimitives.WriteUInt16LittleEndian(at[pointerSize..], masks[i].Group);
        }

        return Record(relationship: 0, body);
    }

    /// <summary>A record of any kind: RelationNumaNode 1, RelationCache 2, RelationProcessorPackage 3, RelationGroup 4, and kinds to come.</summary>
    public RelationshipRecords Record(int relationship, byte[] body, uint? claimedSize = null)
    {
        var header = new byte[8];
        BinaryPrimitives.WriteInt32LittleEndian(header, relationship);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(4), claimedSize ?? (uint)(8 + body.Length));
        _bytes.AddRange(header);
        _bytes.AddRange(body);
        return this;
    }
}
