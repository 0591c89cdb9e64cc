using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TelemetryHex.Intake;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Core.Tests.Intake;

public sealed class EpochKeyTests
{
    private static readonly UtcDay Today = Day.Of("2025-01-20");

    // Made with `openssl dgst -sha256 -mac HMAC -macopt hexkey:0001…1f` over the id's 36 characters.
    [Fact]
    public void A_pseudonym_is_the_first_half_of_hmac_sha256_over_the_id_as_written()
    {
        var key = EpochKey.FromBytes(Epoch.Of(Today), Today, [.. Enumerable.Range(0, 32).Select(value => (byte)value)]);
        var id = InstanceId.TryParse("550e8400-e29b-41d4-a716-446655440000", out var parsed) ? parsed : throw new FormatException();

        Hex(key.Pseudonymize(id)).Should().Be("10f4d6ad4047c6c5cca4ea64d245979f");
    }

    // RFC 2104 by its definition: H(K xor opad, H(K xor ipad, text)).
    [Fact]
    public void It_is_what_the_definition_says()
    {
        var bytes = Day.Bytes(7);
        byte[] padded = [.. bytes, .. new byte[32]];
        var inner = SHA256.HashData([.. padded.Select(value => (byte)(value ^ 0x36)), .. Encoding.ASCII.GetBytes(Day.Id.ToString())]);
        var outer = SHA256.HashData([.. padded.Select(value => (byte)(value ^ 0x5c)), .. inner]);

        Hex(EpochKey.FromBytes(Epoch.Of(Today), Today, bytes).Pseudonymize(Day.Id)).Should().Be(Convert.ToHexStringLower(outer)[..32]);
    }

    [Fact]
    public void Two_keys_make_two_pseudonyms_and_one_key_makes_one()
    {
        var (one, other) = (Key(1), Key(2));

        one.Pseudonymize(Day.Id).Should().Be(Key(1).Pseudonymize(Day.Id)).And.NotBe(other.Pseudonymize(Day.Id));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    public void A_key_has_32_bytes(int length)
        => FluentActions.Invoking(() => EpochKey.FromBytes(Epoch.Of(Today), Today, new byte[length])).Should().Throw<ArgumentException>();

    [Fact]
    public void A_key_gives_its_bytes_to_its_file_and_to_no_text()
    {
        var key = Key(0xab);
        var copy = new byte[EpochKey.Length];
        key.CopyTo(copy);

        copy.Should().Equal(Day.Bytes(0xab));
        key.ToString().Should().Be("(epoch key)");
    }

    [Fact]
    public void A_key_does_not_change_with_the_array_it_was_made_of()
    {
        var bytes = Day.Bytes(1);
        var key = EpochKey.FromBytes(Epoch.Of(Today), Today, bytes);
        bytes[0] = 9;

        key.Pseudonymize(Day.Id).Should().Be(Key(1).Pseudonymize(Day.Id));
    }

    internal static string Hex(Pseudonym pseudonym)
    {
        var bytes = new byte[Pseudonym.Length];
        pseudonym.CopyTo(bytes);
        return string.Concat(bytes.Select(value => value.ToString("x2", CultureInfo.InvariantCulture)));
    }

    private static EpochKey Key(byte value) => EpochKey.FromBytes(Epoch.Of(Today), Today, Day.Bytes(value));
}
