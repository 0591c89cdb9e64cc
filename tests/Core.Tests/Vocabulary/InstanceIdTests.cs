using CsCheck;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Core.Tests.Vocabulary;

public sealed class InstanceIdTests
{
    [Theory]
    [InlineData("550e8400-e29b-41d4-a716-446655440000")]
    [InlineData("00000000-0000-4000-8000-000000000000")]
    [InlineData("ffffffff-ffff-4fff-bfff-ffffffffffff")]
    [InlineData("12345678-9abc-4def-9012-3456789abcde")]
    public void A_lower_case_version_4_uuid_is_read_and_printed_as_it_was(string text)
    {
        InstanceId.TryParse(text, out var id).Should().BeTrue();
        id?.ToString().Should().Be(text);
    }

    [Promise(Section.Report, "`instance_id` is a lower-case version-4 UUID")]
    [Theory]
    [InlineData("00000000-0000-0000-0000-000000000000", "nil")]
    [InlineData("ffffffff-ffff-ffff-ffff-ffffffffffff", "max")]
    [InlineData("c232ab00-9414-11ec-b3c8-9f6bdeced846", "version 1")]
    [InlineData("000003e8-9414-21ec-b300-325096b39f47", "version 2")]
    [InlineData("5df41881-3aed-3515-88a7-2f4a814cf09e", "version 3")]
    [InlineData("2ed6657d-e927-568b-95e1-2665a8aea6a2", "version 5")]
    [InlineData("1ec9414c-232a-6b00-b3c8-9f6bdeced846", "version 6")]
    [InlineData("017f22e2-79b0-7cc3-98c4-dc0c0c07398f", "version 7")]
    [InlineData("550e8400-e29b-41d4-7716-446655440000", "variant NCS")]
    [InlineData("550e8400-e29b-41d4-c716-446655440000", "variant Microsoft")]
    [InlineData("550E8400-E29B-41D4-A716-446655440000", "upper case")]
    [InlineData("550e8400-e29b-41d4-A716-446655440000", "upper case variant")]
    [InlineData("{550e8400-e29b-41d4-a716-446655440000}", "braces")]
    [InlineData("(550e8400-e29b-41d4-a716-446655440000)", "parentheses")]
    [InlineData("550e8400e29b41d4a716446655440000", "no hyphens")]
    [InlineData("550e8400-e29b-41d4-a716-4466554400000", "37 characters")]
    [InlineData("550e8400-e29b-41d4-a716-44665544000", "35 characters")]
    [InlineData("550e8400-e29b-41d4-a716-446655440000\n", "trailing newline")]
    [InlineData(" 550e8400-e29b-41d4-a716-44665544000", "leading space")]
    [InlineData("+50e8400-e29b-41d4-a716-446655440000", "sign")]
    [InlineData("0x0e8400-e29b-41d4-a716-446655440000", "hexadecimal mark")]
    [InlineData("550e8400-0x9b-41d4-a716-446655440000", "hexadecimal mark in a group")]
    [InlineData("550e84000e29b-41d4-a716-446655440000", "a digit for a hyphen")]
    [InlineData("550e8400-e29b-41d4-a716-44665544000g", "no hexadecimal digit")]
    [InlineData("550e8400-e29b-41d4-a716-44665544000\u0660", "a digit of another script")]
    [InlineData("existing-test-id-12345", "free text")]
    [InlineData("", "nothing")]
    public void Everything_else_is_refused(string text, string why)
    {
        InstanceId.TryParse(text, out var id).Should().BeFalse(why);
        id.Should().BeNull(why);
    }

    [Promise(Section.Report, "`instance_id` is a lower-case version-4 UUID")]
    [Fact]
    public void Any_16_bytes_make_a_valid_id()
        => Gen.Byte.Array[16].Sample(
            bytes =>
            {
                var id = InstanceId.FromRandomBytes(bytes);

                InstanceId.TryParse(id.ToString(), out var parsed).Should().BeTrue();
                parsed.Should().Be(id);
            },
            iter: 3_000);

    [Fact]
    public void All_random_bits_but_the_six_of_the_version_and_variant_are_kept()
        => InstanceId.FromRandomBytes(Convert.FromHexString("00112233445566778899aabbccddeeff")).ToString()
            .Should().Be("00112233-4455-4677-8899-aabbccddeeff");

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    [InlineData(17)]
    public void Another_number_of_bytes_is_refused(int length)
        => FluentActions.Invoking(() => InstanceId.FromRandomBytes(new byte[length])).Should().Throw<ArgumentException>();

    [Fact]
    public void Ids_of_the_same_text_are_equal()
    {
        InstanceId.TryParse("550e8400-e29b-41d4-a716-446655440000", out var first).Should().BeTrue();
        InstanceId.TryParse("550e8400-e29b-41d4-a716-446655440000", out var second).Should().BeTrue();

        first.Should().Be(second);
    }
}
