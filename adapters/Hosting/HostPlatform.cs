using System.Runtime.InteropServices;
using TelemetryHex.Adapters.Linux;
using TelemetryHex.Adapters.MacOS;
using TelemetryHex.Adapters.Windows;
using TelemetryHex.Ports;
using TelemetryHex.Reporting;
using TelemetryHex.Vocabulary;
using HardwareArchitecture = System.Runtime.InteropServices.Architecture;

namespace TelemetryHex.Hosting;

/// <summary>The system and the processor of this process in the report's spelling, and the probe for them.</summary>
internal static class HostPlatform
{
    /// <summary>A factory for reports of this process; null where the system or the processor has no name in a report.</summary>
    public static ReportFactory? CreateFactory(ProductVersion product)
        => SystemName() is { } name && ProcessorName() is { } architecture
            ? new ReportFactory(product, name, RuntimeVersion.DotNet(Environment.Version), architecture)
            : null;

    /// <summary>
    /// The probe for this system; a system without a probe has unknown figures. Each question is a constant of the runtime's own build,
    /// so that trimming drops the other systems' probes.
    /// </summary>
    public static IHardwareProbe CreateProbe()
        => OperatingSystem.IsLinux() ? new LinuxHardwareProbe()
            : OperatingSystem.IsMacOS() ? new MacOSHardwareProbe()
            : OperatingSystem.IsWindows() ? new WindowsHardwareProbe()
            : new UnknownHardwareProbe();

    private static OsName? SystemName()
        => OperatingSystem.IsLinux() ? OsName.Linux
            : OperatingSystem.IsMacOS() ? OsName.Darwin
            : OperatingSystem.IsWindows() ? OsName.Windows
            : OsName.All.FirstOrDefault(name => OperatingSystem.IsOSPlatform(name.ToString()));

    // The hardware's architecture: the process's differs under Rosetta and under emulation on Windows.
    private static Vocabulary.Architecture? ProcessorName() => RuntimeInformation.OSArchitecture switch
    {
        HardwareArchitecture.X64 => Vocabulary.Architecture.Amd64,
        HardwareArchitecture.Arm64 => Vocabulary.Architecture.Arm64,
        HardwareArchitecture.X86 => Vocabulary.Architecture.X86,
        HardwareArchitecture.Arm or HardwareArchitecture.Armv6 => Vocabulary.Architecture.Arm,
        HardwareArchitecture.S390x => Vocabulary.Architecture.S390X,
        HardwareArchitecture.Ppc64le => Vocabulary.Architecture.Ppc64Le,
        HardwareArchitecture.RiscV64 => Vocabulary.Architecture.RiscV64,
        HardwareArchitecture.LoongArch64 => Vocabulary.Architecture.Loong64,
        _ => null,
    };
}
