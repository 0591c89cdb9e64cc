using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TelemetryHex.Adapters.Windows;

/// <summary>
/// MEMORYSTATUSEX (sysinfoapi.h). Only the first of its amounts is read: the RAM without the firmware's part, as in Linux's MemTotal.
/// The amounts in use are not read.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct MemoryStatus
{
    private readonly uint _length;
    private readonly uint _load;
    private readonly ulong _totalPhysical;
    private readonly Amounts _others;

    private MemoryStatus(uint length) => _length = length;

    /// <summary>The RAM in bytes.</summary>
    public ulong TotalPhysical => _totalPhysical;

    /// <summary>An empty status for the call to fill, which demands the structure's length in it.</summary>
    public static MemoryStatus ToBeFilled() => new((uint)Unsafe.SizeOf<MemoryStatus>());

    [InlineArray(6)]
    private struct Amounts
    {
        private ulong _first;
    }
}
