using System.Security.Cryptography;
using System.Text;
using TelemetryHex.Intake;

namespace TelemetryHex.Core.Tests.Intake;

public sealed class KeyedHashTests
{
    // RFC 4231, test cases 1 and 2.
    [Theory]
    [InlineData("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "4869205468657265", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")]
    [InlineData("4a656665", "7768617420646f2079612077616e7420666f72206e6f7468696e673f", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")]
    public void It_is_the_HMAC_of_the_RFC_each_time_that_it_is_asked(string key, string text, string expected)
    {
        var hash = new KeyedHash(Convert.FromHexString(key));

        for (var i = 0; i < 3; i++)
        {
            Hex(hash, Convert.FromHexString(text)).Should().Be(expected);
        }
    }

    [Fact]
    public async Task Threads_that_ask_at_a_time_get_each_its_own_hash()
    {
        var hash = new KeyedHash(Day.Bytes(7));
        using var together = new Barrier(8);

        var asking = Enumerable.Range(0, 8).Select(thread => Task.Factory.StartNew(
            () =>
            {
                together.SignalAndWait(TimeSpan.FromSeconds(30));
                for (var i = 0; i < 2000; i++)
                {
                    var text = Encoding.UTF8.GetBytes($"{thread} {i}");
                    Hex(hash, text).Should().Be(Convert.ToHexStringLower(HMACSHA256.HashData(Day.Bytes(7), text)));
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default));

        await Task.WhenAll(asking).WaitAsync(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void A_key_that_is_forgotten_makes_no_hash_any_more()
    {
        var hash = new KeyedHash(Day.Bytes(7));
        var before = Hex(hash, [1, 2, 3]);

        hash.Forget();

        Hex(hash, [1, 2, 3]).Should().NotBe(before);
    }

    [Fact]
    public void A_text_that_failed_leaves_nothing_behind()
    {
        var hash = new KeyedHash(Day.Bytes(7));

        FluentActions.Invoking(() => hash.Hash([1], new byte[KeyedHash.Length - 1])).Should().Throw<ArgumentException>();

        Hex(hash, [2]).Should().Be(Convert.ToHexStringLower(HMACSHA256.HashData(Day.Bytes(7), new byte[] { 2 })), "the text before is no part of it");
    }

    private static string Hex(KeyedHash hash, ReadOnlySpan<byte> text)
    {
        Span<byte> bytes = stackalloc byte[KeyedHash.Length];
        hash.Hash(text, bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
