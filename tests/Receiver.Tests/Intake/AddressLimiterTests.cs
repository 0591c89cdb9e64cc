using System.Net;
using Microsoft.Extensions.Time.Testing;
using TelemetryHex.Receiver.Intake;

namespace TelemetryHex.Receiver.Tests.Intake;

public sealed class AddressLimiterTests
{
    [Promise(Section.Receiving, "A bucket of requests is known by a keyed hash of an address prefix, whose key dies within the hour")]
    [Fact]
    public void Addresses_of_one_prefix_share_a_bucket_and_others_do_not()
    {
        using var limiter = new AddressLimiter(1, 1, new FakeTimeProvider());

        IsTaken(limiter, "2001:db8:1:2::1").Should().BeTrue();
        IsTaken(limiter, "2001:db8:1:2:ffff::9").Should().BeFalse("a subscriber has the whole /64");
        IsTaken(limiter, "2001:db8:1:3::1").Should().BeTrue();
        IsTaken(limiter, "192.0.2.1").Should().BeTrue();
        IsTaken(limiter, "::ffff:192.0.2.1").Should().BeFalse("it is the same address in another family's spelling");
        IsTaken(limiter, "192.0.2.2").Should().BeTrue();
    }

    [Promise(Section.Receiving, "A bucket of requests is known by a keyed hash of an address prefix, whose key dies within the hour")]
    [Fact]
    public void Within_the_hour_the_key_and_all_buckets_are_gone()
    {
        var time = new FakeTimeProvider();
        using var limiter = new AddressLimiter(1, 1, time);
        IsTaken(limiter, "192.0.2.1").Should().BeTrue();
        time.Advance(TimeSpan.FromMinutes(54));
        IsTaken(limiter, "192.0.2.1").Should().BeFalse();

        time.Advance(TimeSpan.FromMinutes(5));

        limiter.HasKey.Should().BeFalse("no request has to come for it to be overwritten");
        IsTaken(limiter, "192.0.2.1").Should().BeTrue("nothing of the last hour is known");
    }

    [Fact]
    public void What_a_connection_keeps_is_of_its_last_address_and_of_the_key_of_the_hour()
    {
        var time = new FakeTimeProvider();
        using var limiter = new AddressLimiter(1, 1, time);
        var connection = new Dictionary<object, object?>();

        IsTaken(limiter, "192.0.2.1", connection).Should().BeTrue();
        IsTaken(limiter, "192.0.2.1", connection).Should().BeFalse();
        IsTaken(limiter, "192.0.2.2", connection).Should().BeTrue("a proxy asks for another on the same connection");
        IsTaken(limiter, "192.0.2.2").Should().BeFalse("it is the same bucket, whoever remembers its hash");
        time.Advance(TimeSpan.FromMinutes(56));
        IsTaken(limiter, "192.0.2.2", connection).Should().BeTrue();
        IsTaken(limiter, "192.0.2.2").Should().BeFalse("the hash under the key that died is not asked for again");
    }

    [Fact]
    public void A_connection_without_an_address_has_a_bucket_too()
    {
        using var limiter = new AddressLimiter(1, 1, new FakeTimeProvider());

        limiter.Refuse(null).Should().BeNull();
        limiter.Refuse(null).Should().BePositive();
    }

    private static bool IsTaken(AddressLimiter limiter, string address, Dictionary<object, object?>? connection = null)
        => limiter.Refuse(IPAddress.Parse(address), connection) is null;
}
