using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace TelemetryHex.Adapters.MacOS;

/// <summary>
/// Reads integers that Darwin's kernel tells by name (sysctl(3); xnu bsd/kern/kern_mib.c). One Mac answers a name in 4 bytes and another
/// in 8.
/// </summary>
internal static partial class Sysctl
{
    // Twice an integer, so that a longer answer is seen to be longer.
    private const int Room = 2 * sizeof(ulong);

    /// <summary>The bytes of the answer; null where the kernel does not know the name, or the answer is longer than any integer.</summary>
    public static byte[]? Read(string name)
    {
        var buffer = new byte[Room];
        var length = (nuint)buffer.Length;
        try
        {
            return SysctlByName(name, ref buffer[0], ref length, 0, 0) == 0 && length <= Room ? buffer[..(int)length] : null;
        }
        catch (Exception fault) when (fault is DllNotFoundException or EntryPointNotFoundException)
        {
            return null;
        }
    }

    /// <summary>The integer; null where the answer is missing or has another length than an integer.</summary>
    public static ulong? Decode(ReadOnlySpan<byte> answer) => answer.Length switch
    {
        sizeof(uint) => BinaryPrimitives.ReadUInt32LittleEndian(answer),
        sizeof(ulong) => BinaryPrimitives.ReadUInt64LittleEndian(answer),
        _ => null,
    };

    [LibraryImport("libSystem.dylib", EntryPoint = "sysctlbyname", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SysctlByName(string name, ref byte value, ref nuint length, nint newValue, nuint newLength);
}
