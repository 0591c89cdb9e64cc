using System.Runtime.Versioning;
using TelemetryHex.Ports;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.MacOS;

/// <summary>
/// Measures a Mac by sysctlbyname (xnu bsd/kern/kern_mib.c; Apple's "Determining system capabilities"). It starts no program and asks for
/// nothing that names the machine.
/// </summary>
public sealed class MacOSHardwareProbe : IHardwareProbe
{
    private const ulong HertzOfAMegahertz = 1_000_000;

    private readonly Func<string, byte[]?> _read;

    /// <summary>A probe of the machine that this process runs on.</summary>
    [SupportedOSPlatform("macos")]
    public MacOSHardwareProbe()
        : this(Sysctl.Read)
    {
    }

    /// <summary>A probe of recorded answers.</summary>
    /// <param name="read">The bytes of the answer to a name, or null.</param>
    internal MacOSHardwareProbe(Func<string, byte[]?> read) => _read = read;

    /// <inheritdoc/>
    public MachineFacts Probe()
    {
        var logical = Count("hw.logicalcpu") ?? Count("hw.ncpu");
        var physical = Count("hw.physicalcpu") ?? Count("hw.physicalcpu_max");
        return new MachineFacts
        {
            LogicalCores = logical,
            PhysicalCores = physical <= logical ? physical : null,
            Frequency = IsTranslated() ? null : Clock("hw.cpufrequency") ?? Clock("hw.cpufrequency_max"),
            TotalMemory = Gibibytes.FromBytes(Ask("hw.memsize")),
        };
    }

    // Apple silicon tells no clock; Rosetta makes up 2.4 GHz, for programs that divide by it.
    private bool IsTranslated() => Ask("sysctl.proc_translated") == 1;

    private CoreCount? Count(string name) => CoreCount.From(Number(Ask(name)));

    private Megahertz? Clock(string name) => Megahertz.From(Number((Ask(name) + (HertzOfAMegahertz / 2)) / HertzOfAMegahertz));

    private ulong? Ask(string name) => Sysctl.Decode(_read(name));

    private static long? Number(ulong? value) => value is { } number and <= long.MaxValue ? (long)number : null;
}
