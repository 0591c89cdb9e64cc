using System.Buffers.Binary;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Windows;

/// <summary>
/// Reads the answer of CallNtPowerInformation to ProcessorInformation: 24 bytes for each thread of the caller's processor group
/// (powerbase.h, PROCESSOR_POWER_INFORMATION), of which MaxMhz is the clock that the processor is specified for. CurrentMhz and MhzLimit,
/// beside it, are of the moment and left alone. The registry's ~MHz is not asked: it is measured at each start, and differs from one to the next.
/// </summary>
internal static class ProcessorPowerInformation
{
    /// <summary>ProcessorInformation of POWER_INFORMATION_LEVEL (winnt.h).</summary>
    public const int Level = 11;

    /// <summary>The length of what is told of one thread.</summary>
    public const int RecordLength = 24;

    private const int OfMaxMhz = 4;

    /// <summary>The highest clock of any thread; null where none is told. What the call left empty in the buffer tells none.</summary>
    public static Megahertz? MaxClock(ReadOnlySpan<byte> answer)
    {
        Megahertz? highest = null;
        for (; answer.Length >= RecordLength; answer = answer[RecordLength..])
        {
            var clock = Megahertz.From(BinaryPrimitives.ReadUInt32LittleEndian(answer[OfMaxMhz..]));
            highest = clock?.Value > (highest?.Value ?? 0) ? clock : highest;
        }

        return highest;
    }
}
