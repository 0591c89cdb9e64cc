using CsCheck;
using TelemetryHex.Adapters.Linux;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Tests.Linux;

public sealed class ProcMeminfoTests
{
    [Promise(
        Section.Report,
        "`memory.total_gb` is the machine's RAM in GiB with one decimal: the higher of what /proc/meminfo and the memory nodes say, "
        + "always")]
    [Theory]
    [InlineData("MemTotal:       24684096 kB\nMemFree:        1 kB\n", 23.5)]
    [InlineData("MemFree:        1 kB\nMemTotal:1048576 kB", 1.0)]
    [InlineData("MemTotal:\t33554432\tkB\r\n", 32.0)]
    [InlineData("MemTotal:       1 kB\n", 0.1)]
    [InlineData("MemTotal:       400016779264 kB\n", 381485.7)]
    public void MemTotal_is_in_units_of_1024_bytes(string text, double gibibytes)
        => ProcMeminfo.Total(text).Should().Be(Gibibytes.From(gibibytes));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("MemFree:        1 kB\n")]
    [InlineData("SwapMemTotal:   1 kB\n")]
    [InlineData("MemTotal:       0 kB\n")]
    [InlineData("MemTotal:       24684096\n")]
    [InlineData("MemTotal:       24684096 MB\n")]
    [InlineData("MemTotal:       24,684,096 kB\n")]
    [InlineData("MemTotal:       -1 kB\n")]
    [InlineData("MemTotal:       kB\n")]
    [InlineData("MemTotal:       4398046511105 kB\n")]
    [InlineData("MemTotal:       18446744073709551615 kB\n")]
    [InlineData("MemTotal:       18014398509481985 kB\n")]
    [InlineData("MemTotal:       99999999999999999999 kB\n")]
    public void What_is_no_amount_is_unknown(string? text) => ProcMeminfo.Total(text).Should().BeNull();

    [Fact]
    public void The_memory_of_all_nodes_is_the_machines()
        => ProcMeminfo.TotalOfNodes([("0", Node("0", 1_048_576)), ("1", Node("1", 524_288)), ("10", Node("10", 0))]).Should().Be(Gibibytes.From(1.5));

    [Fact]
    public void Without_nodes_their_memory_is_unknown() => ProcMeminfo.TotalOfNodes([]).Should().BeNull();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("MemTotal:       1048576 kB\n")]
    [InlineData("Node 0 MemTotal:       1048576 kB\n")]
    [InlineData("Node 1 MemFree:        1048576 kB\n")]
    [InlineData("Node 1 MemTotal:       1048576 MB\n")]
    public void One_node_that_does_not_tell_makes_their_memory_unknown(string? meminfo)
        => ProcMeminfo.TotalOfNodes([("0", Node("0", 1_048_576)), ("1", meminfo)]).Should().BeNull();

    [Fact]
    public void Nodes_beyond_belief_are_unknown()
        => ProcMeminfo.TotalOfNodes([("0", Node("0", ulong.MaxValue / 1024)), ("1", Node("1", ulong.MaxValue / 1024))]).Should().BeNull();

    [Fact]
    public void No_text_makes_it_throw()
        => KernelText.Noise.Sample(text =>
        {
            _ = ProcMeminfo.Total(text);
            _ = ProcMeminfo.TotalOfNodes([("0", text)]);
        });

    private static string Node(string name, ulong units) => $"Node {name} MemTotal:       {units} kB\nNode {name} MemFree:        1 kB\n";
}
