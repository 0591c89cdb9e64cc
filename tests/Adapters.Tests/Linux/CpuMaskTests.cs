using CsCheck;
using TelemetryHex.Adapters.Linux;

namespace TelemetryHex.Adapters.Tests.Linux;

public sealed class CpuMaskTests
{
    [Theory]
    [InlineData("1\n", new[] { 0 })]
    [InlineData("f\n", new[] { 0, 1, 2, 3 })]
    [InlineData("00000011\n", new[] { 0, 4 })]
    [InlineData("00000001,00000002\n", new[] { 1, 32 })]
    [InlineData("3,00000000,80000000\n", new[] { 31, 64, 65 })]
    [InlineData("A0", new[] { 5, 7 })]
    [InlineData("100000000", new[] { 32 })]
    [InlineData("00000005\n\0", new[] { 0, 2 })]
    [InlineData("0\n", new int[0])]
    public void A_mask_is_the_set_of_its_bits(string text, int[] cpus) => CpuMask.Parse(text).Should().BeEquivalentTo(cpus);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData(",")]
    [InlineData("1,")]
    [InlineData(",00000001")]
    [InlineData("1,1")]
    [InlineData("00000001,0000001")]
    [InlineData("00000001,,00000001")]
    [InlineData("0x1")]
    [InlineData("g")]
    [InlineData("-1")]
    [InlineData("1 1")]
    [InlineData("\u0661")]
    public void What_is_no_mask_is_no_set(string? text) => CpuMask.Parse(text).Should().BeNull();

    [Fact]
    public void A_bit_beyond_the_highest_cpu_is_not_believed()
    {
        CpuMask.Parse("1" + new string('0', 4096)).Should().BeNull();
        CpuMask.Parse("8" + new string('0', 4095)).Should().BeEquivalentTo([16_383]);
        CpuMask.Parse(new string('0', 60_000) + "1").Should().BeEquivalentTo([0]);
    }

    [Fact]
    public void Every_set_survives_its_mask()
        => KernelText.Sets.Sample(cpus => CpuMask.Parse(KernelText.Mask(cpus, words: 512))?.SetEquals(cpus) == true);

    [Fact]
    public void A_mask_and_a_list_of_one_set_agree()
        => KernelText.Sets.Where(cpus => cpus.Count > 0).Sample(cpus =>
            CpuMask.Parse(KernelText.Mask(cpus, cpus.Max() / 32 + 1))?.SetEquals(CpuList.Parse(KernelText.List(cpus)) ?? []) == true);

    [Fact]
    public void No_text_makes_it_throw() => KernelText.Noise.Sample(text => _ = CpuMask.Parse(text));
}
