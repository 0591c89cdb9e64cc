using System.Runtime.InteropServices;

namespace TelemetryHex.Adapters.Windows;

/// <summary>The three calls, as Win32 declares them. Their libraries are searched in the system's own directory alone.</summary>
internal static partial class NativeMethods
{
    /// <summary>
    /// Describes all processors of the machine, of every processor group, whatever the process may run on (sysinfoapi.h,
    /// GetLogicalProcessorInformationEx). The length goes in as the buffer's and comes out as the answer's.
    /// </summary>
    [LibraryImport("kernel32.dll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    internal static partial bool GetLogicalProcessorInformationEx(int relationship, ref byte buffer, ref uint length);

    /// <summary>Fills a <see cref="MemoryStatus"/> whose length is set (sysinfoapi.h, GlobalMemoryStatusEx).</summary>
    [LibraryImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    internal static partial bool GlobalMemoryStatusEx(ref MemoryStatus status);

    /// <summary>Answers with an NTSTATUS and without the length that it wrote (powerbase.h, CallNtPowerInformation).</summary>
    [LibraryImport("powrprof.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    internal static partial int CallNtPowerInformation(int level, nint input, uint inputLength, ref byte output, uint outputLength);
}
