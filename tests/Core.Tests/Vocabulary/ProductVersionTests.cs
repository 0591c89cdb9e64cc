using CsCheck;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Core.Tests.Vocabulary;

public sealed class ProductVersionTests
{
    private static readonly Gen<string> SemanticVersion =
        from numbers in Gen.Int[0, 9999].Array[1, 3]
        from mark in Gen.OneOf("", "v")
        from preRelease in Gen.OneOf("", "-dev", "-rc1", "-rc.1", "-preview.7.25380.108", "-0.20250120103000-abcdef123456", "-5-gabcdef0")
        from build in Gen.OneOf("", "+5", "+build.5", "+sha.5114f85", "+21AF26D3")
        select mark + string.Join('.', numbers) + preRelease + build;

    [Theory]
    [InlineData("1.10.0")]
    [InlineData("v1.10.0")]
    [InlineData("1")]
    [InlineData("1.10")]
    [InlineData("2.0-beta.1")]
    [InlineData("v2.0.0-rc.1+5")]
    [InlineData("1.10.0-5-gabcdef0")]
    [InlineData("1.10.0rc1")]
    [InlineData("1.10.0-SNAPSHOT")]
    [InlineData("1.10.0+abcdef0123456789abcdef0123456789abcdef01")]
    [InlineData("dev")]
    [InlineData("unknown")]
    [InlineData("nightly-2025-01-20")]
    [InlineData("v")]
    public void A_version_number_or_one_word_is_read_and_printed_as_it_was(string text)
    {
        ProductVersion.TryParse(text, out var version).Should().BeTrue();
        version?.ToString().Should().Be(text);
    }

    [Theory]
    [InlineData("", "nothing")]
    [InlineData(" ", "space")]
    [InlineData("1.10.0 ", "trailing space")]
    [InlineData("1.10.0\n", "a control character")]
    [InlineData("1_10", "outside the alphabet")]
    [InlineData("1.10.0/linux", "a path")]
    [InlineData("1.10.0\"", "a quote")]
    [InlineData("1.10.\u0660", "a digit of another script")]
    [InlineData("10.0.0.5", "a dotted quad")]
    [InlineData("v10.0.0.5", "a dotted quad behind v")]
    [InlineData("db.internal", "a dotted name")]
    [InlineData("v.example", "a dotted name")]
    [InlineData("1-node.example.com", "a host name that begins with a digit")]
    [InlineData("10-0-0-5.pod.cluster.local", "a host name that spells an address")]
    [InlineData("1.2.3-node.example.com", "a host name behind a number")]
    [InlineData("1.10.0+node7.example.com", "a host name as the build")]
    [InlineData("1.10.0-rc.1+node7.example.com", "a host name as the build behind a pre-release")]
    [InlineData("1.10.0.", "a trailing dot")]
    [InlineData(".1", "a leading dot")]
    [InlineData("-1", "a leading hyphen")]
    [InlineData("+1", "a leading plus")]
    [InlineData("1..2", "an empty part")]
    [InlineData("1.10.0-rc.", "a pre-release that ends with a dot")]
    public void Everything_else_is_refused(string text, string why)
    {
        ProductVersion.TryParse(text, out var version).Should().BeFalse(why);
        version.Should().BeNull();
    }

    [Fact]
    public void Sixty_four_characters_are_accepted_and_one_more_is_not()
    {
        ProductVersion.TryParse(new string('a', ProductVersion.MaxLength), out _).Should().BeTrue();
        ProductVersion.TryParse(new string('a', ProductVersion.MaxLength + 1), out _).Should().BeFalse();
    }

    [Fact]
    public void Every_semantic_version_of_practice_is_read_and_printed_as_it_was()
        => SemanticVersion.Sample(
            text =>
            {
                ProductVersion.TryParse(text, out var version).Should().BeTrue(text);
                version?.ToString().Should().Be(text);
            },
            iter: 3_000);
}
