using CsCheck;
using TelemetryHex.Adapters.Windows;

namespace TelemetryHex.Adapters.Tests.Windows;

public sealed class LogicalProcessorInformationTests
{
    // The answer of a virtual machine of two cores without SMT, as Wine 8 gave it to a process of 64 bits.
    private const string TwoCores =
        "000000003000000000000000000000000000000000000000000000000000010001000000000000000000000000000000"
        + "000000003000000000000001000000000000000000000000000000000000010002000000000000000000000000000000";

    [Fact]
    public void A_recorded_answer_of_two_cores_is_two_cores()
        => Count(Convert.FromHexString(TwoCores)).Should().Be(new ProcessorCount(Cores: 2, Threads: 2));

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    public void A_core_with_two_bits_has_two_threads(int pointerSize)
    {
        var records = new RelationshipRecords(pointerSize).Core(0b11).Core(0b1100).Core(0b110000).Core(0b11000000);

        LogicalProcessorInformation.Count(records.Bytes, pointerSize).Should().Be(new ProcessorCount(Cores: 4, Threads: 8));
    }

    [Fact]
    public void Fast_and_slow_cores_are_cores_alike()
    {
        var records = new RelationshipRecords().Core(0b11, efficiencyClass: 1).Core(0b1100, efficiencyClass: 1);
        for (var slow = 4; slow < 12; slow++)
        {
            records.Core(1UL << slow);
        }

        Count(records.Bytes).Should().Be(new ProcessorCount(Cores: 10, Threads: 12));
    }

    [Promise(Section.Report, "On Windows they are those of every processor group")]
    [Fact]
    public void The_cores_of_every_processor_group_count()
    {
        var records = new RelationshipRecords();
        for (ushort group = 0; group < 4; group++)
        {
            for (var core = 0; core < 32; core++)
            {
                records.Core(0b11UL << (2 * core), group);
            }
        }

        Count(records.Bytes).Should().Be(new ProcessorCount(Cores: 128, Threads: 256));
    }

    [Fact]
    public void A_core_in_two_groups_is_one_core_with_the_threads_of_both()
        => Count(new RelationshipRecords().CoreInGroups(0, (0b1, 0), (0b1, 1)).Bytes).Should().Be(new ProcessorCount(Cores: 1, Threads: 2));

    [Fact]
    public void To_a_process_of_32_bits_the_threads_beyond_its_mask_are_folded_and_count()
    {
        var records = new RelationshipRecords(pointerSize: 4);
        for (var core = 0; core < 24; core++)
        {
            records.Core(0b11UL << (2 * core % 32));
        }

        LogicalProcessorInformation.Count(records.Bytes, pointerSize: 4).Should().Be(new ProcessorCount(Cores: 24, Threads: 48));
    }

    [Fact]
    public void A_core_without_a_thread_is_switched_off_and_does_not_count()
        => Count(new RelationshipRecords().Core(0b1).Core(0).Bytes).Should().Be(new ProcessorCount(Cores: 1, Threads: 1));

    [Fact]
    public void Records_of_other_kinds_are_passed_over_whatever_they_hold()
    {
        var records = new RelationshipRecords()
            .Record(1, new byte[40]).Core(0b1).Record(2, new byte[44]).Record(3, new byte[40]).Core(0b10).Record(4, new byte[72]).Record(99, []).Record(-1, new byte[3]);

        Count(records.Bytes).Should().Be(new ProcessorCount(Cores: 2, Threads: 2));
    }

    [Fact]
    public void No_answer_is_no_count() => Count([]).Should().BeNull();

    [Fact]
    public void An_answer_without_a_core_is_no_count() => Count(new RelationshipRecords().Record(2, new byte[44]).Bytes).Should().BeNull();

    [Promise(Section.Report, "Of an answer that does not fit, no part is a count")]
    [Fact]
    public void Of_an_answer_that_is_cut_off_no_part_is_a_count()
    {
        var whole = new RelationshipRecords().Core(0b11).Core(0b1100).Bytes;

        for (var length = 1; length < whole.Length; length++)
        {
            var cut = Count(whole[..length]);
            (cut is null || length == whole.Length / 2).Should().BeTrue("{0} of {1} bytes end in the midst of a record", length, whole.Length);
        }
    }

    [Promise(Section.Report, "Of an answer that does not fit, no part is a count")]
    [Theory]
    [InlineData(0u)]
    [InlineData(7u)]
    [InlineData(49u)]
    [InlineData(0x7FFFFFFFu)]
    [InlineData(0x80000000u)]
    [InlineData(0xFFFFFFFFu)]
    public void A_record_of_an_absurd_size_ends_the_count(uint size)
        => Count(new RelationshipRecords().Core(0b1).Record(0, new byte[40], size).Bytes).Should().BeNull();

    [Fact]
    public void A_core_that_claims_more_masks_than_its_record_holds_is_no_count()
    {
        var bytes = new RelationshipRecords().Core(0b1).Core(0b10).Bytes;
        bytes[30] = 2;

        Count(bytes).Should().BeNull();
    }

    [Fact]
    public void A_core_whose_record_ends_before_its_masks_is_no_count()
        => Count(new RelationshipRecords().Record(0, new byte[12]).Bytes).Should().BeNull();

    [Fact]
    public void Whatever_the_answer_holds_there_is_a_count_that_does_not_contradict_itself_or_none()
        => Gen.Select(Gen.Byte.Array[0, 400], Gen.Int[1, 2].Select(words => 4 * words)).Sample(
            (answer, pointerSize) => LogicalProcessorInformation.Count(answer, pointerSize) is not { } count || (count.Cores > 0 && count.Cores <= count.Threads));

    private static ProcessorCount? Count(byte[] answer) => LogicalProcessorInformation.Count(answer, pointerSize: 8);
}
