using CsCheck;
using TelemetryHex.Policy;

namespace TelemetryHex.Core.Tests.Policy;

public sealed class CollectionPolicyTests
{
    private static readonly TelemetrySettings On = TelemetrySettings.Resolve([]);
    private static readonly TelemetrySettings Off = Sources.ResolveFile("telemetry.enabled", "false");
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly CollectionStep SendNow = new(CollectionStepKind.SendNow, TimeSpan.Zero);
    private static readonly CollectionStep Nothing = new(CollectionStepKind.Off, TimeSpan.Zero);

    private static readonly Gen<TimeSpan> AnyInstant = Gen.Long[0, 100L * 365 * 24 * 60 * 60 * 1000].Select(ms => TimeSpan.FromMilliseconds(ms));

    private static readonly Gen<TelemetrySettings> AnySettings =
        Gen.Int[Interval.MinSeconds, Interval.MaxSeconds].Select(seconds => Every(seconds));

    [Fact]
    public void The_first_is_sent_at_once_whatever_the_clock_shows()
        => Gen.Select(AnySettings, AnyInstant).Sample((settings, now) => CollectionPolicy.Fresh.Next(settings, now) == SendNow);

    [Fact]
    public void The_next_is_due_one_interval_after_the_attempt_began()
    {
        var policy = CollectionPolicy.AfterAttempt(TimeSpan.FromHours(5));

        policy.Next(On, TimeSpan.FromHours(5)).Should().Be(Wait(Day));
        policy.Next(On, TimeSpan.FromHours(6)).Should().Be(Wait(TimeSpan.FromHours(23)));
        policy.Next(On, TimeSpan.FromHours(29) - TimeSpan.FromTicks(1)).Should().Be(Wait(TimeSpan.FromTicks(1)));
        policy.Next(On, TimeSpan.FromHours(29)).Should().Be(SendNow);
        policy.Next(On, TimeSpan.FromHours(29) + TimeSpan.FromTicks(1)).Should().Be(SendNow);
    }

    [Fact]
    public void After_a_gap_of_many_intervals_one_is_sent_and_not_one_each()
    {
        var woken = TimeSpan.FromDays(100) + TimeSpan.FromHours(7);

        CollectionPolicy.AfterAttempt(TimeSpan.Zero).Next(On, woken).Should().Be(SendNow);
        CollectionPolicy.AfterAttempt(woken).Next(On, woken).Should().Be(Wait(Day));
    }

    [Fact]
    public void Off_is_off_before_the_first_and_when_one_is_due()
        => AnyInstant.Sample(now =>
            CollectionPolicy.Fresh.Next(Off, now) == Nothing
            && CollectionPolicy.AfterAttempt(TimeSpan.Zero).Next(Off, now) == Nothing);

    [Fact]
    public void A_settings_change_to_off_stops_a_running_schedule_and_back_to_on_keeps_its_time()
    {
        var policy = CollectionPolicy.AfterAttempt(TimeSpan.Zero);

        policy.Next(Off, TimeSpan.FromHours(1)).Should().Be(Nothing);
        policy.Next(On, TimeSpan.FromHours(2)).Should().Be(Wait(TimeSpan.FromHours(22)));
    }

    [Fact]
    public void A_changed_interval_counts_from_the_last_attempt()
    {
        var policy = CollectionPolicy.AfterAttempt(TimeSpan.FromHours(1));
        var now = TimeSpan.FromHours(4);

        policy.Next(Every(3 * 3600 + 1), now).Should().Be(Wait(TimeSpan.FromSeconds(1)));
        policy.Next(Every(3 * 3600), now).Should().Be(SendNow);
        policy.Next(Every(60), now).Should().Be(SendNow);
        policy.Next(Every(Interval.MaxSeconds), now).Should().Be(Wait(TimeSpan.FromDays(30) - TimeSpan.FromHours(3)));
    }

    [Fact]
    public void A_year_of_days_has_365_attempts() => Attempts(On, TimeSpan.FromDays(365), attemptLasts: TimeSpan.Zero).Should().HaveCount(365);

    [Fact]
    public void A_year_of_attempts_that_fail_after_30_seconds_has_365_too()
        => Attempts(On, TimeSpan.FromDays(365), attemptLasts: TimeSpan.FromSeconds(30)).Should().HaveCount(365)
            .And.BeInAscendingOrder().And.Contain(TimeSpan.FromDays(364), "the schedule does not drift by what attempts take");

    [Fact]
    public void Two_attempts_are_never_nearer_than_the_interval()
        => Gen.Select(AnySettings, Gen.Long[1, 10_000_000].Select(seconds => TimeSpan.FromSeconds(seconds)).Array[1, 50]).Sample(
            (settings, pauses) =>
            {
                var (now, policy, last) = (TimeSpan.Zero, CollectionPolicy.Fresh, (TimeSpan?)null);
                foreach (var pause in pauses)
                {
                    if (policy.Next(settings, now).Kind == CollectionStepKind.SendNow)
                    {
                        if (now - last < settings.Interval.ToTimeSpan())
                        {
                            return false;
                        }

                        (policy, last) = (CollectionPolicy.AfterAttempt(now), now);
                    }

                    now += pause;
                }

                return true;
            });

    [Fact]
    public void Waiting_as_long_as_told_is_enough_and_never_longer_than_the_interval()
        => Gen.Select(AnySettings, AnyInstant, AnyInstant).Sample(
            (settings, last, since) =>
            {
                var policy = CollectionPolicy.AfterAttempt(last);
                var step = policy.Next(settings, last + since);

                return step.Kind == CollectionStepKind.SendNow
                    ? since >= settings.Interval.ToTimeSpan() && step.Duration == TimeSpan.Zero
                    : step.Duration > TimeSpan.Zero
                        && step.Duration <= settings.Interval.ToTimeSpan()
                        && policy.Next(settings, last + since + step.Duration) == SendNow;
            });

    private static CollectionStep Wait(TimeSpan duration) => new(CollectionStepKind.Wait, duration);

    private static TelemetrySettings Every(int seconds) => Sources.ResolveFile("telemetry.interval.seconds", $"{seconds}");

    private static List<TimeSpan> Attempts(TelemetrySettings settings, TimeSpan period, TimeSpan attemptLasts)
    {
        var attempts = new List<TimeSpan>();
        var policy = CollectionPolicy.Fresh;
        for (var now = TimeSpan.Zero; now < period;)
        {
            var step = policy.Next(settings, now);
            if (step.Kind == CollectionStepKind.SendNow)
            {
                attempts.Add(now);
                policy = CollectionPolicy.AfterAttempt(now);
                now += attemptLasts;
            }
            else
            {
                step.Duration.Should().BePositive("a wait of nothing would spin");
                now += step.Duration;
            }
        }

        return attempts;
    }
}
