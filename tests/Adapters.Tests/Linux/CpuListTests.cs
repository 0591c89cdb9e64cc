using CsCheck;
using TelemetryHex.Adapters.Linux;

namespace TelemetryHex.Adapters.Tests.Linux;

public sealed class CpuListTests
{
    [Theory]
    [InlineData("0\n", new[] { 0 })]
    [InlineData("0-3\n", new[] { 0, 1, 2, 3 })]
    [InlineData("0-1,8\n", new[] { 0, 1, 8 })]
    [InlineData("5,3,3-4", new[] { 3, 4, 5 })]
    [InlineData("0\n\0", new[] { 0 })]
    [InlineData("0,4\0\n\0\0", new[] { 0, 4 })]
    [InlineData(" 1 , 2 \r\n", new[] { 1, 2 })]
    [InlineData("16383", new[] { 16383 })]
    [InlineData("", new int[0])]
    [InlineData("\n", new int[0])]
    [InlineData("\0", new int[0])]
    public void A_list_is_the_set_it_names(string text, int[] cpus) => CpuList.Parse(text).Should().BeEquivalentTo(cpus);

    [Theory]
    [InlineData(null)]
    [InlineData(",")]
    [InlineData("0,")]
    [InlineData(",0")]
    [InlineData("0,,1")]
    [InlineData("3-1")]
    [InlineData("-1")]
    [InlineData("1-")]
    [InlineData("0-1-2")]
    [InlineData("0x1")]
    [InlineData("+1")]
    [InlineData("01")]
    [InlineData("1.0")]
    [InlineData("0\01")]
    [InlineData("\u0661")]
    [InlineData("0-31:2/4")]
    [InlineData("(null)")]
    [InlineData("16384")]
    [InlineData("0-16384")]
    [InlineData("0-99999999999")]
    [InlineData("99999999999-99999999999")]
    [InlineData("18446744073709551616")]
    public void What_is_no_list_is_no_set(string? text) => CpuList.Parse(text).Should().BeNull();

    [Fact]
    public void Every_set_survives_its_list() => KernelText.Sets.Sample(cpus => CpuList.Parse(KernelText.List(cpus))?.SetEquals(cpus) == true);

    [Fact]
    public void No_text_makes_it_throw() => KernelText.Noise.Sample(text => _ = CpuList.Parse(text));
}
