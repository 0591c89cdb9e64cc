using System.Buffers.Binary;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Windows;

/// <summary>
/// Reads the answer of CallNtPowerInformation to ProcessorInformation: 24 bytes for each thread of the caller's processor group
/// (powerbase.h, PROCESSOR_POWER_INFORMATION). MaxMhz is the processor's specified clock; CurrentMhz and MhzLimit are momentary and not
/// read. The registry's ~MHz is not read either: Windows measures it at each start, and it differs from one to the next.
/// </summary>
internal static class ProcessorPowerInformation
{
    /// <summary>ProcessorInformation of POWER_INFORMATION_LEVEL (winnt.h).</summary>
    public const int Level = 11;

    /// <summary>The length of one thread's record.</summary>
    public const int RecordLength = 24;

    private const int OfMaxMhz = 4;

    /// <summary>The highest clock of any thread; null where no record has one. Empty records at the buffer's end have none.</summary>
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
