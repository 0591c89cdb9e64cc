using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using TelemetryHex.Ports;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Windows;

/// <summary>
/// Measures a Windows machine by GetLogicalProcessorInformationEx, GlobalMemoryStatusEx and CallNtPowerInformation. It starts no program,
/// opens no file, reads no registry, and asks neither for affinity nor for a job object's limits.
/// </summary>
public sealed class WindowsHardwareProbe : IHardwareProbe
{
    // Room for 64 threads, a whole processor group.
    private const int FirstPowerLength = 64 * ProcessorPowerInformation.RecordLength;
    private const int FirstCoresLength = 4096;

    private const int InsufficientBuffer = 122;
    private const int StatusBufferTooSmall = unchecked((int)0xC0000023);

    /// <summary>A probe of the machine that this process runs on.</summary>
    [SupportedOSPlatform("windows")]
    public WindowsHardwareProbe()
    {
    }

    /// <inheritdoc/>
    public MachineFacts Probe()
    {
        var processors = LogicalProcessorInformation.Count(AnswerBuffer.Fill(FirstCoresLength, AskCores), nint.Size);
        return new MachineFacts
        {
            PhysicalCores = CoreCount.From(processors?.Cores),
            LogicalCores = CoreCount.From(processors?.Threads),
            Frequency = ProcessorPowerInformation.MaxClock(AnswerBuffer.Fill(FirstPowerLength, AskPower)),
            TotalMemory = AskMemory(),
        };
    }

    private static AnswerBuffer.Outcome AskCores(byte[] buffer)
    {
        var length = (uint)buffer.Length;
        return NativeMethods.GetLogicalProcessorInformationEx(LogicalProcessorInformation.RelationProcessorCore, ref buffer[0], ref length)
            ? AnswerBuffer.Outcome.Filled(length)
            : Marshal.GetLastPInvokeError() == InsufficientBuffer ? AnswerBuffer.Outcome.TooShort(length) : AnswerBuffer.Outcome.Refused;
    }

    private static AnswerBuffer.Outcome AskPower(byte[] buffer)
        => NativeMethods.CallNtPowerInformation(ProcessorPowerInformation.Level, 0, 0, ref buffer[0], (uint)buffer.Length) switch
        {
            0 => AnswerBuffer.Outcome.Filled(buffer.Length),
            StatusBufferTooSmall => AnswerBuffer.Outcome.TooShort(2L * buffer.Length),
            _ => AnswerBuffer.Outcome.Refused,
        };

    private static Gibibytes? AskMemory()
    {
        var status = MemoryStatus.ToBeFilled();
        return NativeMethods.GlobalMemoryStatusEx(ref status) ? Gibibytes.FromBytes(status.TotalPhysical) : null;
    }
}
