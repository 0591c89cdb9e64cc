using TelemetryHex.Intake;

namespace TelemetryHex.Core.Tests.Intake;

public sealed class PseudonymTests
{
    [Fact]
    public void It_keeps_its_bytes_in_their_order()
    {
        byte[] bytes = [.. Enumerable.Range(1, 16).Select(value => (byte)value)];
        var copy = new byte[16];
        Pseudonym.FromBytes(bytes).CopyTo(copy);

        copy.Should().Equal(bytes);
        Pseudonym.FromBytes(bytes).Should().Be(Pseudonym.FromBytes(copy)).And.NotBe(Pseudonym.FromBytes([.. bytes.Reverse()]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    [InlineData(17)]
    public void Another_number_of_bytes_is_refused(int length)
        => FluentActions.Invoking(() => Pseudonym.FromBytes(new byte[length])).Should().Throw<ArgumentException>();

    [Fact]
    public void A_place_too_short_is_refused()
        => FluentActions.Invoking(() => default(Pseudonym).CopyTo(new byte[15])).Should().Throw<ArgumentOutOfRangeException>();

    [Fact]
    public void No_text_tells_it() => Pseudonym.FromBytes([.. Enumerable.Repeat((byte)0xab, 16)]).ToString().Should().Be("(pseudonym)");
}
