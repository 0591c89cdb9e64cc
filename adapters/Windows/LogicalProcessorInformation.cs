using System.Buffers.Binary;
using System.Numerics;

namespace TelemetryHex.Adapters.Windows;

/// <summary>
/// Reads the answer of GetLogicalProcessorInformationEx: records of different lengths. Each of the kind RelationProcessorCore is a core,
/// fast or slow, and the bits of its masks are its threads (winnt.h, SYSTEM_LOGICAL_PROCESSOR_INFORMATION_EX, PROCESSOR_RELATIONSHIP,
/// GROUP_AFFINITY). A mask is as wide as a pointer and stands for one processor group, which has 64 threads at most.
/// </summary>
internal static class LogicalProcessorInformation
{
    /// <summary>RelationProcessorCore: asks the call for cores, and marks a record as one.</summary>
    public const int RelationProcessorCore = 0;

    private const int OfSize = sizeof(int);
    private const int HeaderLength = 2 * sizeof(int);
    private const int OfGroupCount = HeaderLength + 1 + 1 + 20;
    private const int OfGroupMasks = OfGroupCount + sizeof(ushort);
    private const int LengthBehindMask = sizeof(ushort) + (3 * sizeof(ushort));

    /// <summary>Counts the cores and their threads.</summary>
    /// <param name="answer">The bytes, as long as the call said.</param>
    /// <param name="pointerSize">The width of a mask in the process that asked, 4 or 8.</param>
    /// <returns>Null where there is no core, or a record does not fit: a part of the cores is no count.</returns>
    public static ProcessorCount? Count(ReadOnlySpan<byte> answer, int pointerSize)
    {
        var cores = 0L;
        var threads = 0L;
        while (!answer.IsEmpty)
        {
            if (answer.Length < HeaderLength
                || (BinaryPrimitives.ReadUInt32LittleEndian(answer[OfSize..]) is var size
                    && (size < HeaderLength || size > (uint)answer.Length)))
            {
                return null;
            }

            var record = answer[..(int)size];
            answer = answer[(int)size..];
            if (BinaryPrimitives.ReadInt32LittleEndian(record) != RelationProcessorCore)
            {
                continue;
            }

            if (CountThreads(record, pointerSize) is not { } ofCore)
            {
                return null;
            }

            // A core without a running thread is switched off.
            cores += ofCore > 0 ? 1 : 0;
            threads += ofCore;
        }

        return cores > 0 ? new ProcessorCount(cores, threads) : null;
    }

    private static int? CountThreads(ReadOnlySpan<byte> core, int pointerSize)
    {
        if (core.Length < OfGroupMasks)
        {
            return null;
        }

        var groups = BinaryPrimitives.ReadUInt16LittleEndian(core[OfGroupCount..]);
        var masks = core[OfGroupMasks..];
        var stride = pointerSize + LengthBehindMask;
        if (masks.Length < groups * stride)
        {
            return null;
        }

        var threads = 0;
        for (var group = 0; group < groups; group++)
        {
            threads += CountBits(masks.Slice(group * stride, pointerSize));
        }

        return threads;
    }

    private static int CountBits(ReadOnlySpan<byte> mask)
    {
        var bits = 0;
        foreach (var octet in mask)
        {
            bits += BitOperations.PopCount(octet);
        }

        return bits;
    }
}
