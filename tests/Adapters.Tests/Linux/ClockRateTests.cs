using CsCheck;
using TelemetryHex.Adapters.Linux;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Tests.Linux;

public sealed class ClockRateTests
{
    [Theory]
    [InlineData("3400000\n", 3400)]
    [InlineData("2419200\n\0", 2419)]
    [InlineData("998400", 998)]
    [InlineData("2500500", 2501)]
    [InlineData("1000", 1)]
    [InlineData("500", 1)]
    [InlineData("100000000", 100_000)]
    public void Kilohertz_are_rounded_to_the_nearest_megahertz(string text, int megahertz)
        => ClockRate.FromKilohertz(text).Should().Be(Megahertz.From(megahertz));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("0")]
    [InlineData("499")]
    [InlineData("100000500")]
    [InlineData("9223372036854775807")]
    [InlineData("9223372036854775808")]
    [InlineData("-3400000")]
    [InlineData("3400000.0")]
    [InlineData("3 400 000")]
    [InlineData("<unknown>")]
    public void What_is_no_clock_is_unknown(string? text) => ClockRate.FromKilohertz(text).Should().BeNull();

    [Fact]
    public void No_text_makes_it_throw() => KernelText.Noise.Sample(text => _ = ClockRate.FromKilohertz(text));
}
