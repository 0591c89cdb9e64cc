using System.Buffers.Binary;
using CsCheck;
using TelemetryHex.Adapters.Windows;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Tests.Windows;

public sealed class ProcessorPowerInformationTests
{
    // The answer of a virtual machine of two threads, as Wine 8 gave it: number, MaxMhz, CurrentMhz, MhzLimit and two idle states of each.
    private const string TwoThreads = "00000000240A0000240A0000240A00000000000000000000" + "01000000240A0000240A0000240A00000000000000000000";

    [Fact]
    public void A_recorded_answer_tells_the_specified_clock()
        => ProcessorPowerInformation.MaxClock(Convert.FromHexString(TwoThreads)).Should().Be(Megahertz.From(2596));

    [Fact]
    public void The_fastest_of_different_cores_tells_the_clock()
        => ProcessorPowerInformation.MaxClock([.. Record(1500), .. Record(2100), .. Record(1500)]).Should().Be(Megahertz.From(2100));

    [Fact]
    public void The_clock_of_the_moment_and_the_limit_of_the_moment_are_not_read()
        => ProcessorPowerInformation.MaxClock(Record(2100, current: 4800, limit: 900)).Should().Be(Megahertz.From(2100));

    [Theory]
    [InlineData(0u)]
    [InlineData(100_001u)]
    [InlineData(0xFFFFFFFFu)]
    public void A_clock_that_is_none_is_passed_over(uint megahertz)
    {
        ProcessorPowerInformation.MaxClock(Record(megahertz)).Should().BeNull();
        ProcessorPowerInformation.MaxClock([.. Record(megahertz), .. Record(2100)]).Should().Be(Megahertz.From(2100));
    }

    [Fact]
    public void No_answer_is_no_clock() => ProcessorPowerInformation.MaxClock([]).Should().BeNull();

    [Fact]
    public void What_the_call_left_empty_tells_no_clock() => ProcessorPowerInformation.MaxClock(new byte[64 * 24]).Should().BeNull();

    [Fact]
    public void A_record_that_is_cut_off_is_not_read() => ProcessorPowerInformation.MaxClock(Record(2100).AsSpan()[..^1]).Should().BeNull();

    [Fact]
    public void Whatever_the_answer_holds_there_is_a_clock_or_none()
        => Gen.Byte.Array[0, 200].Sample(answer => ProcessorPowerInformation.MaxClock(answer)?.Value is null or (>= 1 and <= Megahertz.Max));

    private static byte[] Record(uint max, uint current = 0, uint limit = 0)
    {
        var record = new byte[ProcessorPowerInformation.RecordLength];
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(4), max);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(8), current);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(12), limit);
        return record;
    }
}
