using System.Text.RegularExpressions;
using CsCheck;
using TelemetryHex.Core.Tests.Wire;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Core.Tests.Vocabulary;

public sealed class ProductVersionTests
{
    // A number of one part takes no further numbers, and three of four digits each are how a hardware address is spelt.
    // Five digits and `b2` would be a hash.
    private static readonly Gen<string> SemanticVersion =
        from major in Gen.Int[0, 999]
        from minor in Gen.Int[0, 9_999].Array[1, 2]
        from mark in Gen.OneOf("", "v")
        from preRelease in Gen.OneOf("", "-dev", "-rc1", "-rc.1", "-preview.7.25380.108", "-0.20250120103000", "-5", "-20250120", "rc1", "b2")
        select $"{mark}{major}.{string.Join('.', minor)}{preRelease}";

    private static readonly Gen<string> Hash =
        from letter in Gen.Char["abcdefABCDEF"]
        from place in Gen.Int[0, 39]
        from digits in Gen.Char["0123456789abcdefABCDEF"].Array[6, 39]
        from mark in Gen.OneOf("", "g")
        select mark + new string(digits).Insert(place % (digits.Length + 1), letter.ToString());

    // Pieces that versions are made of, hashes among them, in any order: most are refused, and none may keep a hash.
    private static readonly Gen<string> AnyPieces =
        from pieces in Gen.OneOf(Hash, Gen.OneOf("1", "10", "0", "v2", "rc", "rc1", "dev", "nightly", "2025", "01", "20250120", "b2", "100000b2", "g1234567", "abcdef"))
            .Array[1, 5]
        from separators in Gen.Char[".-.-.-+"].Array[5]
        select string.Concat(pieces.Select((piece, i) => i == 0 ? piece : separators[i] + piece));

    [Theory]
    [InlineData("1.10.0")]
    [InlineData("v1.10.0")]
    [InlineData("V1.10.0")]
    [InlineData("1")]
    [InlineData("v1")]
    [InlineData("1.10")]
    [InlineData("20250120")]
    [InlineData("2025.1.20")]
    [InlineData("1.10.0-20250120")]
    [InlineData("1.10.0-ci.20250120103000")]
    [InlineData("1.10.0-0.20250120103000")]
    [InlineData("1.10.0-1234567")]
    [InlineData("1.10.0-dirty")]
    [InlineData("2.0-beta.1")]
    [InlineData("2-beta.1")]
    [InlineData("1.0.0-alpha.beta")]
    [InlineData("1.10.0rc1")]
    [InlineData("1.10b2")]
    [InlineData("1.10.0-SNAPSHOT")]
    [InlineData("1.10.0-Preview.7.25380.108")]
    [InlineData("1.10-3")]
    [InlineData("dev")]
    [InlineData("devel")]
    [InlineData("unknown")]
    [InlineData("snapshot")]
    [InlineData("Nightly")]
    [InlineData("edge")]
    [InlineData("canary")]
    [InlineData("main")]
    [InlineData("master")]
    [InlineData("head")]
    [InlineData("latest")]
    [InlineData("local")]
    [InlineData("test")]
    [InlineData("beta")]
    [InlineData("alpha")]
    [InlineData("nightly-2025-01-20")]
    [InlineData("nightly-20250120")]
    public void A_version_number_or_a_channel_is_read_and_printed_as_it_was(string text)
    {
        ProductVersion.TryParse(text, out var version).Should().BeTrue();
        version?.ToString().Should().Be(text);
    }

    [Promise(
        Section.Report,
        "A version's `+` part and the hash of a commit are cut from what is sent, the `User-Agent` likewise, and on arrival; dates "
        + "stay, and a hash alone is refused")]
    [Theory]
    [InlineData("1.10.0-rc.1+abc1234", "1.10.0-rc.1")]
    [InlineData("v2.0.0-rc.1+5", "v2.0.0-rc.1")]
    [InlineData("1+5", "1")]
    [InlineData("dev+dirty", "dev")]
    [InlineData("1.10.0+20250120", "1.10.0")]
    [InlineData("1.10.0+21AF26D3", "1.10.0")]
    [InlineData("1.10.0+jdoe", "1.10.0")]
    [InlineData("1.10.0-rc.1+node7.example.com", "1.10.0-rc.1")]
    [InlineData("1.10.0+10.0.0.5", "1.10.0")]
    [InlineData("1.10.0+3f2a91bc04de", "1.10.0")]
    [InlineData("1.10.0-preview.7.25380.108+abcdef0123456789abcdef0123456789abcdef01", "1.10.0-preview.7.25380.108")]
    [InlineData("1.10.0-5-gabc1234", "1.10.0-5")]
    [InlineData("1.10.0-5-gabc1234-dirty", "1.10.0-5-dirty")]
    [InlineData("1.10.0-5-g1234567", "1.10.0-5")]
    [InlineData("1.10.0-g1a2b3c4", "1.10.0")]
    [InlineData("1.10.0-1a2b3c4", "1.10.0")]
    [InlineData("1.10.0-1A2B3C4", "1.10.0")]
    [InlineData("1.10.0.1a2b3c4", "1.10.0")]
    [InlineData("1.10.0-3f2a91bc04de", "1.10.0")]
    [InlineData("1.10.0-abcdef0123456789abcdef0123456789abcdef01", "1.10.0")]
    [InlineData("1.10.0-rc.1.abc1234", "1.10.0-rc.1")]
    [InlineData("1.10.0-sha.5114f85", "1.10.0-sha")]
    [InlineData("1.0.0-0.20250120103000-abcdef123456", "1.0.0-0.20250120103000")]
    [InlineData("1.10.0-abc1234.5", "1.10.0-5")]
    [InlineData("1.10-abc1234.5", "1.10-5")]
    [InlineData("1.10.abc1234-rc1", "1.10-rc1")]
    [InlineData("1.10.0-rc.abc1234.gabc1234.2", "1.10.0-rc.2")]
    [InlineData("1-abcdef0", "1")]
    [InlineData("1.100000b2", "1")]
    [InlineData("nightly-abc1234", "nightly")]
    [InlineData("nightly-2025-01-20-gabc1234", "nightly-2025-01-20")]
    [InlineData("nightly-20250120+abc1234", "nightly-20250120")]
    public void A_build_s_own_part_and_the_hash_of_a_commit_are_cut(string text, string rest)
    {
        ProductVersion.TryParse(text, out var version).Should().BeTrue();
        version?.ToString().Should().Be(rest);
    }

    [Promise(
        Section.Report,
        "A version's `+` part and the hash of a commit are cut from what is sent, the `User-Agent` likewise, and on arrival; dates "
        + "stay, and a hash alone is refused")]
    [Theory]
    [InlineData("abc1234")]
    [InlineData("gabc1234")]
    [InlineData("g1234567")]
    [InlineData("ABCDEF0")]
    [InlineData("abcdef0123456789abcdef0123456789abcdef01")]
    [InlineData("abc1234.def5678")]
    [InlineData("abc1234-rc.1")]
    [InlineData("abc1234-1.10.0")]
    [InlineData("+abc1234")]
    [InlineData("+5")]
    [InlineData("abc1234+5")]
    [InlineData("vabc1234")]
    [InlineData("v-abc1234")]
    public void A_hash_alone_is_no_version(string text) => ProductVersion.TryParse(text, out _).Should().BeFalse();

    [Theory]
    [InlineData("")]
    [InlineData("-rc.1")]
    public void Every_hash_is_cut_wherever_a_build_puts_it(string preRelease)
        => Gen.Select(SemanticVersion.Where(text => !text.Contains('-')), Hash, Gen.Char["-.+"]).Sample(
            (number, hash, separator) => ProductVersion.TryParse($"{number}{preRelease}{separator}{hash}", out var version)
                && version.ToString() == number + preRelease,
            iter: 3_000);

    [Promise(
        Section.Report,
        "A version's `+` part and the hash of a commit are cut from what is sent, the `User-Agent` likewise, and on arrival; dates "
        + "stay, and a hash alone is refused")]
    [Fact]
    public void What_is_left_holds_no_hash_and_cutting_it_again_changes_nothing()
    {
        var accepted = 0;
        AnyPieces.Sample(
            text =>
            {
                if (!ProductVersion.TryParse(text, out var version))
                {
                    return;
                }

                Interlocked.Increment(ref accepted);
                var left = version.ToString();
                left.Should().NotContain("+");
                left.Split('.', '-').Should().NotContain(identifier => LooksLikeAHash(identifier), "{0} became {1}", text, left);
                ProductVersion.TryParse(left, out var again).Should().BeTrue();
                again.Should().Be(version);
            },
            iter: 30_000);
        accepted.Should().BeGreaterThan(100);
    }

    [Promise(Section.Report, "`liftbridge_version` is 1 to 64 of `0-9A-Za-z.+-`, given by the host")]
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
    [InlineData("1.10.0.", "a trailing dot")]
    [InlineData(".1", "a leading dot")]
    [InlineData("-1", "a leading hyphen")]
    [InlineData("+1", "a leading plus")]
    [InlineData("1..2", "an empty part")]
    [InlineData("1.10.0-rc.", "a pre-release that ends with a dot")]
    [InlineData("1.10.0-", "nothing behind a hyphen")]
    [InlineData("1.10.0+", "nothing behind a plus")]
    [InlineData("1.10.0+5+6", "two builds")]
    [InlineData("1.10.0.rc1", "a dotted name that begins with a number")]
    [InlineData("v", "no number behind v")]
    [InlineData("vm", "a bare host name")]
    [InlineData("prod-db-01", "a bare host name")]
    [InlineData("1-node", "a bare host name that begins with a digit")]
    [InlineData("node7", "a bare host name that ends with a digit")]
    [InlineData("master-1", "a machine's role and its number")]
    [InlineData("test-2025-13-20", "a machine's role and no date")]
    [InlineData("test-2025-12-40", "a machine's role and no date")]
    [InlineData("test-2025-0120", "a machine's role and no date")]
    [InlineData("test-10002025", "a machine's role and no date")]
    [InlineData("build", "a bare host name that is a mark of a release")]
    [InlineData("git", "a user name that is a mark of a release")]
    [InlineData("jdoe", "a user name")]
    [InlineData("1.10.0-myhost", "a host name as the pre-release")]
    [InlineData("1.10.0-rc.myhost", "a host name within the pre-release")]
    [InlineData("1.10.0jdoe", "a user name without a break")]
    [InlineData("1.10.0-rc.dev", "a host name under dev, which is a top-level domain")]
    [InlineData("1-test.local", "a host name of a local network")]
    [InlineData("3f2a91bc04de", "a container's host name")]
    [InlineData("123b45678901", "a container's host name that could be a beta")]
    [InlineData("3rc1", "a lone number and a mark without a break")]
    [InlineData("abcdef0", "a commit alone")]
    [InlineData("1.10.0-b2", "a lone hex digit and a number, which only stand directly behind a number")]
    [InlineData("1.10.0-abcdef", "shorter than a commit")]
    [InlineData("1.10.0-abcdef0123456789abcdef0123456789abcdef012", "longer than a commit")]
    [InlineData("10-0-0-5", "an address spelt with hyphens")]
    [InlineData("v10-0-0-5", "an address spelt with hyphens behind v")]
    [InlineData("nightly-10-0-0-5", "an address behind a channel")]
    [InlineData("1.10.0-10-0-0-5", "an address as the pre-release")]
    [InlineData("1.10.0-10.0.0.5", "a dotted quad as the pre-release")]
    [InlineData("167772165", "an address as one number")]
    [InlineData("001122334455", "a hardware address of digits")]
    [InlineData("0011.2233.4455", "a hardware address of digits in fours")]
    [InlineData("0011.2233.44a5", "a hardware address that could be an alpha")]
    [InlineData("001122.334455", "a hardware address of digits in sixes")]
    [InlineData("00-11-22-33-44-55", "a hardware address of digits in pairs")]
    [InlineData("00-a1-b2-c3-a4-b5", "a hardware address that could be alphas and betas")]
    [InlineData("1.10.0-00-a1-b2-c3-a4-b5", "a hardware address as the pre-release")]
    [InlineData("1.123456789", "more digits than a date")]
    [InlineData("1.10.0-rc123456789", "more digits than a date behind a word")]
    [InlineData("1.10.0-\u017Fha.1", "a letter that some comparisons take for an s")]
    public void Everything_else_is_refused(string text, string why)
    {
        ProductVersion.TryParse(text, out var version).Should().BeFalse(why);
        version.Should().BeNull();
    }

    [Promise(Section.Report, "`liftbridge_version` is 1 to 64 of `0-9A-Za-z.+-`, given by the host")]
    [Fact]
    public void Sixty_four_characters_are_accepted_and_one_more_is_not()
    {
        AnyReport.LongestProductVersion.Should().HaveLength(ProductVersion.MaxLength);
        ProductVersion.TryParse(AnyReport.LongestProductVersion, out _).Should().BeTrue();
        ProductVersion.TryParse("1" + AnyReport.LongestProductVersion, out _).Should().BeFalse();
    }

    [Fact]
    public void Refusing_a_text_allocates_nothing()
    {
        static bool RefuseOften()
        {
            var isRefused = true;
            for (var i = 0; i < 1000; i++)
            {
                isRefused &= !ProductVersion.TryParse("1.10.0-rc.myhost+5", out _) && !ProductVersion.TryParse("abc1234", out _)
                    && !ProductVersion.TryParse("nightly-10-0-0-5", out _);
            }

            return isRefused;
        }

        RefuseOften();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var isRefused = RefuseOften();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        isRefused.Should().BeTrue();
        allocated.Should().Be(0);
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

    // By words of its own, not by those of the code.
    private static bool LooksLikeAHash(string identifier) => Regex.IsMatch(identifier, "^(g[0-9a-fA-F]{7,40}|(?=.*[a-fA-F])[0-9a-fA-F]{7,40})$");
}
