using System.Runtime.InteropServices;
using TelemetryHex.Adapters.Windows;

namespace TelemetryHex.Adapters.Tests.Windows;

public sealed class MemoryStatusTests
{
    // The answer of a machine of 25,276,497,920 bytes, as Wine 8 gave it: length 64, load, then total and free of RAM, of paging file, of addresses.
    private const string Recorded =
        "400000000300000000C098E20500000000605EB205000000" + "00E098E20500000000605EB2050000000000FEFFFF7F000000A0A2FEFF7F00000000000000000000";

    [Fact]
    public void A_recorded_answer_tells_the_machine_s_memory()
        => MemoryMarshal.Read<MemoryStatus>(Convert.FromHexString(Recorded)).TotalPhysical.Should().Be(25_276_497_920);

    [Fact]
    public void It_is_as_long_as_the_call_expects()
        => MemoryMarshal.AsBytes<MemoryStatus>([MemoryStatus.ToBeFilled()]).ToArray().Should().HaveCount(64).And.StartWith([64, 0, 0, 0]);
}
