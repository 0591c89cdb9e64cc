using CsCheck;
using TelemetryHex.Adapters.Linux;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Tests.Linux;

public sealed class CpuInfoClockTests
{
    [Theory]
    [InlineData("cpu MHz\t\t: 2499.998\n", 2500)]
    [InlineData("cpu MHz    : 1594.000000\n", 1594)]
    [InlineData("clock\t\t: 3425.000000MHz\n", 3425)]
    [InlineData("clock\t\t: 1416 MHz\n", 1416)]
    [InlineData("cpu MHz dynamic : 4100\ncpu MHz static  : 5200\n", 5200)]
    [InlineData("CPU MHz\t\t\t: 2500.00\n", 2500)]
    [InlineData("cpu MHz\t: 1200.5\n\ncpu MHz\t: 2400.5\n\ncpu MHz\t: 800.0\n", 2401)]
    [InlineData("cpu MHz\t: 2400.49\ncpu MHz\t: 0.000\ncpu MHz\t: 4294967295\n", 2400)]
    public void The_highest_clock_of_any_cpu_is_the_machines(string text, int megahertz)
        => CpuInfoClock.Find(text, isScaled: false).Should().Be(Megahertz.From(megahertz));

    [Promise(Section.Report, "`cpu.frequency_mhz` is nominal or maximum, never momentary")]
    [Theory]
    [InlineData("cpu MHz\t\t: 2499.998\n")]
    [InlineData("clock\t\t: 3425.000000MHz\n")]
    public void Where_a_driver_scales_the_clock_the_text_is_of_the_moment(string text)
        => CpuInfoClock.Find(text, isScaled: true).Should().BeNull();

    [Theory]
    [InlineData("cpu MHz static  : 5200\n", 5200)]
    [InlineData("CPU MHz\t\t\t: 2500.00\n", 2500)]
    public void What_is_fixed_stays_so_where_a_driver_scales(string text, int megahertz)
        => CpuInfoClock.Find(text, isScaled: true).Should().Be(Megahertz.From(megahertz));

    [Theory]
    [InlineData("fpu aperfmperf sse2", null)]
    [InlineData("aperfmperf", null)]
    [InlineData("fpu noaperfmperf sse2", 2400)]
    [InlineData("", 2400)]
    public void A_cpu_that_counts_its_cycles_tells_the_clock_of_the_moment(string flags, int? megahertz)
        => CpuInfoClock.Find($"cpu MHz\t\t: 2400.000\nflags\t\t: {flags}\n", isScaled: false).Should().Be(Megahertz.From(megahertz));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("BogoMIPS\t: 243.75\n")]
    [InlineData("cpu MHz dynamic : 4100\n")]
    [InlineData("cpu mhz\t: 2400\n")]
    [InlineData("timebase\t: 512000000\n")]
    [InlineData("cpu MHz\t\t: unknown\n")]
    [InlineData("cpu MHz\t\t:\n")]
    [InlineData("cpu MHz\t\t: 2,400\n")]
    [InlineData("cpu MHz\t\t: 2.4e3\n")]
    [InlineData("cpu MHz\t\t: -2400\n")]
    [InlineData("cpu MHz\t\t: 0.4\n")]
    [InlineData("cpu MHz\t\t: 100000.5\n")]
    [InlineData("cpu MHz\t\t: 79228162514264337593543950335\n")]
    [InlineData("cpu MHz\t\t: 99999999999999999999999999999999\n")]
    public void What_is_no_clock_is_unknown(string? text) => CpuInfoClock.Find(text, isScaled: false).Should().BeNull();

    [Fact]
    public void No_text_makes_it_throw()
        => Gen.Select(KernelText.Noise, Gen.Bool).Sample((text, isScaled) => _ = CpuInfoClock.Find(text, isScaled));
}
