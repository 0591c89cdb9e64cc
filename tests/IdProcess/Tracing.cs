using System.Runtime.InteropServices;

namespace TelemetryHex.IdProcess;

/// <summary>Lets a tracer that is not our parent attach, where Yama forbids it by default: prctl(2), PR_SET_PTRACER.</summary>
internal static partial class Tracing
{
    private const int SetTracer = 0x59616d61;
    private const nint Any = -1;

    /// <summary>Permits it; a system without Yama answers with an error and permits it anyway.</summary>
    public static void Permit()
    {
        if (OperatingSystem.IsLinux())
        {
            _ = NativeControl(SetTracer, Any, 0, 0, 0);
        }
    }

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int NativeControl(int option, nint a, nint b, nint c, nint d);
}
