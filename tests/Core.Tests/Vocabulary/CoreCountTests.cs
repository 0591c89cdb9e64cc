using System.Globalization;
using CsCheck;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Core.Tests.Vocabulary;

public sealed class CoreCountTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(8192)]
    [InlineData(CoreCount.Max)]
    public void A_count_in_range_is_kept(long count)
    {
        CoreCount.From(count)?.Value.Should().Be((int)count);
        CoreCount.From(count).Should().NotBeNull();
    }

    [Theory]
    [InlineData(0L)]
    [InlineData(-1L)]
    [InlineData(CoreCount.Max + 1L)]
    [InlineData(4_294_967_297L)]
    [InlineData(long.MaxValue)]
    [InlineData(long.MinValue)]
    [InlineData(null)]
    public void Everything_else_is_no_count(long? count) => CoreCount.From(count).Should().BeNull();

    [Fact]
    public void Counts_compare_and_equal_as_their_numbers_do()
        => Gen.Select(Gen.Int[1, CoreCount.Max], Gen.Int[1, CoreCount.Max]).Sample(
            (a, b) =>
            {
                var (left, right) = (Of(a), Of(b));

                (left < right).Should().Be(a < b);
                (left > right).Should().Be(a > b);
                (left <= right).Should().Be(a <= b);
                (left >= right).Should().Be(a >= b);
                (left == right).Should().Be(a == b);
                left.CompareTo(right).Should().Be(a.CompareTo(b));
            },
            iter: 2_000);

    [Fact]
    public void Printing_and_reading_is_the_identity()
        => Gen.Long[1, CoreCount.Max].Sample(count => Of(long.Parse(Of(count).ToString(), CultureInfo.InvariantCulture)).Should().Be(Of(count)), iter: 2_000);

    [Fact]
    public void The_default_of_the_type_is_a_valid_count() => default(CoreCount).Should().Be(Of(1));

    private static CoreCount Of(long count) => CoreCount.From(count) ?? throw new ArgumentOutOfRangeException(nameof(count));
}
