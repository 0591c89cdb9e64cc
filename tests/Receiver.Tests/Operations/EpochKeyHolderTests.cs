using NSubstitute;
using TelemetryHex.Intake;
using TelemetryHex.Ports;
using TelemetryHex.Receiver.Operations;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Receiver.Tests.Operations;

public sealed class EpochKeyHolderTests : IDisposable
{
    private readonly WorkingDirectory _directory = new();
    private readonly IClock _clock = Substitute.For<IClock>();
    private readonly EpochKeyFile _file;

    public EpochKeyHolderTests() => _file = new EpochKeyFile(_directory.File("epoch.keys"));

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_new_receivers_first_key_is_on_the_disk_before_it_is_given()
    {
        var ring = At("2026-11-23T12:00:00Z", Holder());
        _file.Load(storeStands: true).Keys.Should().ContainSingle()
            .Which.Should().Match<EpochKey>(key => key.Epoch == ring.Keys[0].Epoch && key.LastUsed == ring.Keys[0].LastUsed);
    }

    [Fact]
    public void A_restart_goes_on_with_the_same_keys()
    {
        var before = At("2026-11-23T12:00:00Z", Holder());
        var after = At("2026-11-23T13:00:00Z", Holder());
        EpochKeyFileTests.BytesOf(after.Keys[0]).Should().Equal(EpochKeyFileTests.BytesOf(before.Keys[0]));
    }

    [Fact]
    public void Within_a_day_the_same_ring_is_given_and_nothing_is_written()
    {
        var holder = Holder();
        var first = At("2026-11-23T00:00:00Z", holder);
        File.Delete(_directory.File("epoch.keys"));
        At("2026-11-23T23:59:59Z", holder).Should().BeSameAs(first);
        File.Exists(_directory.File("epoch.keys")).Should().BeFalse();
    }

    [Promise(Section.Receiving, "Keys live apart and are destroyed")]
    [Fact]
    public void A_quarter_later_there_are_two_keys_and_ninety_days_after_its_last_use_the_old_one_is_gone_from_the_file()
    {
        var holder = Holder();
        var old = EpochKeyFileTests.BytesOf(At("2026-12-31T23:59:59Z", holder).Keys[0]);
        At("2027-01-01T00:00:00Z", holder).Keys.Should().HaveCount(2);
        At("2027-03-30T23:59:59Z", holder).Keys.Should().HaveCount(2);
        File.ReadAllText(_directory.File("epoch.keys")).Should().Contain(Convert.ToHexStringLower(old));
        At("2027-03-31T00:00:00Z", holder).Keys.Should().HaveCount(1);
        File.ReadAllText(_directory.File("epoch.keys")).Should().NotContain(Convert.ToHexStringLower(old));
    }

    [Fact]
    public void A_key_that_left_the_file_is_overwritten_in_memory_a_day_later_when_no_request_has_it()
    {
        var holder = Holder();
        var old = At("2026-12-31T23:59:59Z", holder).Keys[0];
        At("2027-01-01T00:00:00Z", holder);
        At("2027-03-31T00:00:00Z", holder).Keys.Should().NotContain(key => key.Epoch == old.Epoch);
        EpochKeyFileTests.BytesOf(old).Should().Contain(octet => octet != 0, "a request may have begun before midnight");

        var kept = At("2027-04-01T00:00:00Z", holder).Keys;

        EpochKeyFileTests.BytesOf(old).Should().OnlyContain(octet => octet == 0);
        kept.Should().OnlyContain(key => EpochKeyFileTests.BytesOf(key).Any(octet => octet != 0));
    }

    [Fact]
    public void A_day_that_goes_back_keeps_the_keys()
    {
        var holder = Holder();
        var ring = At("2027-01-01T00:00:00Z", holder);
        At("2026-12-31T12:00:00Z", holder).Should().BeSameAs(ring);
    }

    [Fact]
    public void Where_the_disk_does_not_take_a_key_none_is_given_and_a_second_later_it_is_tried_again()
    {
        Directory.CreateDirectory(_directory.File("epoch.keys.tmp"));
        var holder = new EpochKeyHolder(_file, EpochKeyRing.Empty, _clock);
        Fail("2026-11-23T12:00:00Z");
        Directory.Delete(_directory.File("epoch.keys.tmp"));
        Fail("2026-11-23T12:00:00Z");
        At("2026-11-23T12:00:01Z", holder).Keys.Should().HaveCount(1);

        void Fail(string now) => FluentActions.Invoking(() => At(now, holder)).Should().Throw<ReportStoreException>().Which.Fault.Should().Be(ReportStoreFault.Unavailable);
    }

    [Fact]
    public async Task Called_by_many_at_a_new_day_it_makes_one_key()
    {
        var holder = Holder();
        SetClock("2026-11-23T12:00:00Z");
        var rings = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => holder.Current)));
        rings.Distinct().Should().ContainSingle();
    }

    private EpochKeyHolder Holder() => new(_file, _file.Load(storeStands: false), _clock);

    private EpochKeyRing At(string now, EpochKeyHolder holder)
    {
        SetClock(now);
        return holder.Current;
    }

    private void SetClock(string now)
    {
        Timestamp.TryParse(now, out var instant).Should().BeTrue();
        _clock.Now.Returns(instant);
    }
}
