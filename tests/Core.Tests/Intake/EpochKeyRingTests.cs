using CsCheck;
using TelemetryHex.Intake;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Core.Tests.Intake;

public sealed class EpochKeyRingTests
{
    [Fact]
    public void A_new_ring_gets_the_key_of_the_quarter()
    {
        var ring = EpochKeyRing.Empty.Turn(Day.Of("2025-02-10"), Day.Bytes(1));

        var key = ring.Keys.Should().ContainSingle().Which;
        (key.Epoch, key.LastUsed).Should().Be((Epoch.Of(Day.Of("2025-02-10")), Day.Of("2025-02-10")));
        Copy(key).Should().Equal(Day.Bytes(1));
    }

    [Fact]
    public void Each_day_moves_the_last_use_and_keeps_the_key()
    {
        var ring = Turned("2025-02-10", "2025-02-11");

        ring.Keys.Should().ContainSingle().Which.LastUsed.Should().Be(Day.Of("2025-02-11"));
        Copy(ring.Keys[0]).Should().Equal(Day.Bytes(0));
        ring.Turn(Day.Of("2025-02-11"), Day.Bytes(9)).Should().BeSameAs(ring);
    }

    [Fact]
    public void A_new_quarter_has_a_new_key_before_the_old_one()
    {
        var ring = Turned("2025-03-31", "2025-04-01");

        ring.Keys.Select(key => key.LastUsed).Should().Equal(Day.Of("2025-04-01"), Day.Of("2025-03-31"));
        ring.Keys.Select(key => Copy(key)[0]).Should().Equal(1, 0);
        ring.Pseudonymize(Day.Id).Should().Equal(ring.Keys[0].Pseudonymize(Day.Id), ring.Keys[1].Pseudonymize(Day.Id));
    }

    [Fact]
    public void A_key_is_destroyed_90_days_after_its_last_use()
    {
        var ring = Turned("2025-03-31", "2025-04-01");
        var lastUse = Day.Of("2025-03-31");

        ring.Turn(lastUse + 89, Day.Bytes(9)).Keys.Should().HaveCount(2);
        ring.Turn(lastUse + 90, Day.Bytes(9)).Keys.Should().ContainSingle().Which.Epoch.Should().Be(Epoch.Of(Day.Of("2025-04-01")));
    }

    [Fact]
    public void After_a_long_stop_only_the_new_key_is_left()
        => Turned("2025-03-31", "2025-04-01", "2026-01-10").Keys.Should().ContainSingle().Which.LastUsed.Should().Be(Day.Of("2026-01-10"));

    [Fact]
    public void After_a_stop_within_the_quarter_the_key_is_still_that_of_the_quarter()
        => Copy(Turned("2025-01-01", "2025-03-31").Keys.Should().ContainSingle().Which).Should().Equal(Day.Bytes(0));

    [Theory]
    [InlineData("2025-05-09")]
    [InlineData("2025-03-31")]
    [InlineData("2020-01-01")]
    public void A_clock_that_goes_back_changes_nothing(string earlier)
    {
        var ring = Turned("2025-03-31", "2025-05-10");

        ring.Turn(Day.Of(earlier), Day.Bytes(9)).Should().BeSameAs(ring);
    }

    [Fact]
    public void Whatever_the_clock_does_the_newest_key_stays_first_and_no_old_one_outlives_its_reports()
        => Gen.Int[19_000, 21_000].Array[1, 30].Sample(days =>
        {
            var ring = EpochKeyRing.Empty;
            foreach (var day in days.Select(UtcDay.FromNumber))
            {
                var before = ring;
                ring = before.Turn(day, Day.Bytes(1));
                var holds = ring.Keys.Zip(ring.Keys.Skip(1)).All(pair => pair.First.Epoch.Number > pair.Second.Epoch.Number)
                    && ring.Keys[0].Epoch.Number >= Epoch.Of(day).Number
                    && ring.Keys[0].LastUsed >= day
                    && ring.Keys.Skip(1).All(key => key.LastUsed >= RetentionPolicy.FirstKept(day))
                    && before.Keys.Where(key => key.LastUsed >= RetentionPolicy.FirstKept(day)).All(key => ring.Keys.Any(kept => kept.Epoch == key.Epoch));
                if (!holds)
                {
                    return false;
                }
            }

            return true;
        });

    [Fact]
    public void An_epoch_has_one_key()
    {
        var key = EpochKey.FromBytes(new Epoch(1), default, Day.Bytes(1));

        FluentActions.Invoking(() => new EpochKeyRing([key, key])).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Without_a_key_there_is_no_pseudonym()
        => FluentActions.Invoking(() => EpochKeyRing.Empty.Pseudonymize(Day.Id)).Should().Throw<InvalidOperationException>();

    // The n-th day brings n as the random bytes.
    private static EpochKeyRing Turned(params string[] days)
        => days.Select((day, index) => (Day: Day.Of(day), Random: (byte)index)).Aggregate(EpochKeyRing.Empty, (ring, turn) => ring.Turn(turn.Day, Day.Bytes(turn.Random)));

    private static byte[] Copy(EpochKey key)
    {
        var copy = new byte[EpochKey.Length];
        key.CopyTo(copy);
        return copy;
    }
}
