using System.Runtime.InteropServices;

namespace TelemetryHex.Adapters.Files;

/// <summary>
/// The flags of open(2): no symbolic link as the last component (O_NOFOLLOW), no waiting for the other end of a pipe (O_NONBLOCK), no
/// inheritance (O_CLOEXEC). The numbers differ by system and, on Linux, by processor.
/// Sources: Linux include/uapi/asm-generic/fcntl.h and arch/{arm,arm64,powerpc}/include/uapi/asm/fcntl.h; Darwin bsd/sys/fcntl.h;
/// FreeBSD sys/sys/fcntl.h.
/// </summary>
internal static class OpenFlags
{
    /// <summary>O_RDONLY, everywhere.</summary>
    public const int ReadOnly = 0;

    /// <summary>O_RDWR, everywhere.</summary>
    public const int ReadWrite = 2;

    private static readonly int? Known = Choose();

    /// <summary>O_NOFOLLOW, O_NONBLOCK and O_CLOEXEC of this system.</summary>
    /// <exception cref="PlatformNotSupportedException">
    /// The numbers are not known here, and a guess could open any file. Without them no id is kept and nothing is sent.
    /// </exception>
    public static int NeverThroughLink => Known ?? throw new PlatformNotSupportedException("This system's flags of open(2) are not known.");

    private static int? Choose()
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsAndroid())
        {
            const int nonBlock = 0x800;
            const int closeOnExec = 0x80000;
            return nonBlock | closeOnExec | LinuxNoFollow(RuntimeInformation.ProcessArchitecture);
        }

        if (OperatingSystem.IsMacOS() || OperatingSystem.IsMacCatalyst() || OperatingSystem.IsIOS() || OperatingSystem.IsTvOS())
        {
            return 0x100 | 0x4 | 0x1000000;
        }

        if (OperatingSystem.IsFreeBSD())
        {
            return 0x100 | 0x4 | 0x100000;
        }

        return null;
    }

    private static int? LinuxNoFollow(Architecture processor) => processor switch
    {
        Architecture.Arm or Architecture.Armv6 or Architecture.Arm64 or Architecture.Ppc64le => 0x8000,
        Architecture.X86 or Architecture.X64 or Architecture.S390x or Architecture.RiscV64 or Architecture.LoongArch64 => 0x20000,
        _ => null,
    };
}
