using System.Globalization;
using CsCheck;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Core.Tests.Vocabulary;

public sealed class GibibytesTests
{
    [Promise(
        Section.Report,
        "`memory.total_gb` is the machine's RAM in GiB with one decimal: the higher of what /proc/meminfo and the memory nodes say, "
        + "always")]
    [Theory]
    [InlineData(32.0, "32.0")]
    [InlineData(0.1, "0.1")]
    [InlineData(15.55, "15.6")]
    [InlineData(15.64, "15.6")]
    [InlineData(0.25, "0.3")]
    [InlineData(0.01316571980714798, "0.1")]
    [InlineData(double.Epsilon, "0.1")]
    [InlineData(4_194_304.0, "4194304.0")]
    public void An_amount_is_kept_to_the_nearest_tenth_and_always_printed_with_it(double gibibytes, string text)
        => Gibibytes.From(gibibytes).ToString().Should().Be(text);

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    [InlineData(4_194_304.01)]
    [InlineData(double.MaxValue)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.NaN)]
    public void Everything_else_is_no_amount(double gibibytes) => Gibibytes.From(gibibytes).Should().BeNull();

    [Theory]
    [InlineData(34_359_738_368UL, "32.0")]
    [InlineData(25_137_799_168UL, "23.4")]
    [InlineData(1UL, "0.1")]
    [InlineData(4_503_599_627_370_496UL, "4194304.0")]
    public void Bytes_are_counted_in_binary_units(ulong bytes, string text) => Gibibytes.FromBytes(bytes).ToString().Should().Be(text);

    [Theory]
    [InlineData(0UL)]
    [InlineData(ulong.MaxValue)]
    [InlineData(null)]
    public void Bytes_that_no_machine_has_are_no_amount(ulong? bytes) => Gibibytes.FromBytes(bytes).Should().BeNull();

    [Fact]
    public void Printing_and_reading_is_the_identity()
        => Gen.Int[1, 41_943_040].Sample(
            tenths =>
            {
                var amount = Gibibytes.From(tenths / 10.0);

                Gibibytes.From(double.Parse(amount.ToString() ?? "", CultureInfo.InvariantCulture)).Should().Be(amount);
                amount?.Value.Should().Be(tenths / 10m);
                amount.ToString().Should().MatchRegex(@"^[0-9]+\.[0-9]$");
            },
            iter: 3_000);

    [Fact]
    public void The_default_of_the_type_is_a_valid_amount() => default(Gibibytes).Should().Be(Gibibytes.From(0.1));
}
