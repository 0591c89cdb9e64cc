using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TelemetryHex.Adapters.Windows;

/// <summary>
/// MEMORYSTATUSEX (sysinfoapi.h): of its nine values only the first of the amounts is read, the RAM that Windows has to give out.
/// What the firmware keeps is left out, as in Linux's MemTotal; how much of it is in use is nobody's business.
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

    /// <summary>One that the call will fill: it wants to be told the structure's length.</summary>
    public static MemoryStatus ToBeFilled() => new((uint)Unsafe.SizeOf<MemoryStatus>());

    [InlineArray(6)]
    private struct Amounts
    {
        private ulong _first;
    }
}
