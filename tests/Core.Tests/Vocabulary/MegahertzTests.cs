using CsCheck;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Core.Tests.Vocabulary;

public sealed class MegahertzTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3400)]
    [InlineData(Megahertz.Max)]
    public void A_clock_in_range_is_kept(long megahertz) => Megahertz.From(megahertz)?.Value.Should().Be((int)megahertz);

    [Theory]
    [InlineData(0L)]
    [InlineData(-3400L)]
    [InlineData(Megahertz.Max + 1L)]
    [InlineData(3_400_000_000L)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    [InlineData(null)]
    public void Everything_else_is_no_clock(long? megahertz) => Megahertz.From(megahertz).Should().BeNull();

    [Fact]
    public void Every_clock_prints_as_its_digits()
        => Gen.Long[1, Megahertz.Max].Sample(megahertz => Megahertz.From(megahertz).ToString().Should().Be($"{megahertz}"), iter: 2_000);

    [Fact]
    public void The_default_of_the_type_is_a_valid_clock() => default(Megahertz).Should().Be(Megahertz.From(1));
}
