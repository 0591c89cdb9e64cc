using CsCheck;
using TelemetryHex.Adapters.Linux;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Tests.Linux;

public sealed class ProcMeminfoTests
{
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
    public void No_text_makes_it_throw() => KernelText.Noise.Sample(text => _ = ProcMeminfo.Total(text));
}
