using CsCheck;
using TelemetryHex.Adapters.Linux;

namespace TelemetryHex.Adapters.Tests.Linux;

public sealed class CpuInfoCoresTests
{
    [Fact]
    public void The_cores_of_each_package_count_once()
        => CpuInfoCores.Count(Cpu(0, "0", "2") + Cpu(1, "1", "4") + Cpu(2, "0", "2") + Cpu(3, "1", "4")).Should().Be(6);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("no colon anywhere")]
    [InlineData("physical id\t: 0\ncpu cores\t: 4\n")]
    [InlineData("Processor\t: ARMv7 Processor rev 2 (v7l)\nprocessor\t: 0\nBogoMIPS\t: 1992.29\n")]
    public void Where_no_cpu_tells_them_the_cores_are_unknown(string? text) => CpuInfoCores.Count(text).Should().BeNull();

    [Theory]
    [InlineData("0", "0")]
    [InlineData("0", "-4")]
    [InlineData("0", "four")]
    [InlineData("0", "99999999999")]
    [InlineData("0", "")]
    [InlineData("-1", "4")]
    [InlineData("", "4")]
    public void One_cpu_that_does_not_tell_makes_them_unknown(string package, string cores)
    {
        CpuInfoCores.Count(Cpu(0, "0", "4") + Cpu(1, package, cores)).Should().BeNull();
        CpuInfoCores.Count(Cpu(0, package, cores) + Cpu(1, "0", "4")).Should().BeNull();
    }

    [Fact]
    public void No_text_makes_it_throw() => KernelText.Noise.Sample(text => _ = CpuInfoCores.Count(text));

    private static string Cpu(int number, string package, string cores)
        => $"processor\t: {number}\nphysical id\t: {package}\nsiblings\t: 8\ncore id\t\t: 0\ncpu cores\t: {cores}\n\n";
}
