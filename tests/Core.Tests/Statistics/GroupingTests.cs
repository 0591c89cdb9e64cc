using System.Globalization;
using TelemetryHex.Contracts;
using TelemetryHex.Core.Tests.Wire;
using TelemetryHex.Intake;
using TelemetryHex.Payload;
using TelemetryHex.Statistics;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Core.Tests.Statistics;

public sealed class GroupingTests
{
    private static readonly MachineShape Sample = MachineShape.Of(SampleReport.Create());

    [Theory]
    [InlineData("1 2 3 4 5-6 7-8 9-12 13-16 17-24 25-32 33-64 65-128 129-1000000")]
    public void Cores_lie_in(string ranges)
        => EachBoundary(ranges, Dimension.LogicalCores, "", number => Sample with { Cpu = Sample.Cpu with { LogicalCores = CoreCount.From(number) } });

    [Theory]
    [InlineData("1 2 3 4 5-6 7-8 9-12 13-16 17-24 25-32 33-64 65-128 129-1000000")]
    public void Physical_cores_lie_in(string ranges)
        => EachBoundary(ranges, Dimension.PhysicalCores, "", number => Sample with { Cpu = Sample.Cpu with { PhysicalCores = CoreCount.From(number) } });

    [Theory]
    [InlineData("1-999 1000-1499 1500-1999 2000-2499 2500-2999 3000-3499 3500-3999 4000-4499 4500-4999 5000-100000")]
    public void Clocks_lie_in(string ranges)
        => EachBoundary(ranges, Dimension.Frequency, " MHz", number => Sample with { Cpu = Sample.Cpu with { FrequencyMhz = Megahertz.From(number) } });

    [Theory]
    [InlineData("1 2 3-4 5-8 9-16 17-32 33-64 65-128 129-256 257-512 513-1024 1025-4194304")]
    public void Whole_gibibytes_lie_in(string ranges)
        => EachBoundary(ranges, Dimension.Memory, " GiB", number => Memory(number));

    [Theory]
    [InlineData(0.1, "under 1 GiB")]
    [InlineData(0.4, "under 1 GiB")]
    [InlineData(0.5, "1 GiB")]
    [InlineData(7.7, "5–8 GiB")]
    [InlineData(8.4, "5–8 GiB")]
    [InlineData(8.5, "9–16 GiB")]
    [InlineData(31.2, "17–32 GiB")]
    [InlineData(4_194_304, "1025 and more GiB")]
    public void Memory_is_rounded_to_whole_gibibytes(double amount, string label) => Grouping.LabelOf(Dimension.Memory, Memory(amount)).Should().Be(label);

    [Fact]
    public void What_a_machine_does_not_tell_is_unknown()
    {
        var silent = Sample with { Cpu = new CpuInfo { PhysicalCores = null, LogicalCores = null, FrequencyMhz = null }, Memory = new MemoryInfo { TotalGb = null } };

        Grouping.Dimensions.Where(dimension => Grouping.LabelsOf(dimension) is not null).Should().HaveCount(4)
            .And.OnlyContain(dimension => Grouping.LabelOf(dimension, silent) == "unknown");
    }

    [Theory]
    [InlineData(Dimension.Version, "1.10.0")]
    [InlineData(Dimension.OperatingSystem, "linux")]
    [InlineData(Dimension.Runtime, "dotnet10.0.12")]
    [InlineData(Dimension.Architecture, "amd64")]
    [InlineData(Dimension.PhysicalCores, "7–8")]
    [InlineData(Dimension.LogicalCores, "13–16")]
    [InlineData(Dimension.Memory, "17–32 GiB")]
    [InlineData(Dimension.Frequency, "3000–3499 MHz")]
    public void The_sample_belongs_to(Dimension dimension, string label)
    {
        Grouping.LabelOf(dimension, Sample).Should().Be(label);
        Grouping.LabelsOf(dimension)?.Should().Contain(label);
    }

    // With two labels and k = 2 a total of two tells all; no dimension is so small.
    [Fact]
    public void Each_closed_dimension_has_more_than_two_labels_and_no_label_twice()
    {
        foreach (var labels in Grouping.Dimensions.Select(Grouping.LabelsOf).OfType<IReadOnlyList<string>>())
        {
            labels.Should().OnlyHaveUniqueItems().And.HaveCountGreaterThan(2).And.EndWith("unknown");
        }

        OsName.All.Should().HaveCountGreaterThan(2);
    }

    [Fact]
    public void No_value_and_no_range_is_called_other()
    {
        ProductVersion.TryParse(Group.Other, out _).Should().BeFalse();
        RuntimeVersion.TryParse(Group.Other, out _).Should().BeFalse();
        Architecture.TryParse(Group.Other, out _).Should().BeFalse();
        OsName.TryParse(Group.Other, out _).Should().BeFalse();
        Grouping.Dimensions.SelectMany(dimension => Grouping.LabelsOf(dimension) ?? []).Should().NotContain(Group.Other);
    }

    [Fact]
    public void There_is_no_dimension_beyond_the_list()
        => FluentActions.Invoking(() => Grouping.LabelOf((Dimension)99, Sample)).Should().Throw<ArgumentOutOfRangeException>();

    [Fact]
    public void Shapes_that_share_a_label_are_counted_together_the_greatest_first()
        => Grouping.GroupsOf(Dimension.Memory, [new(Memory(2), 3), new(Memory(16), 4), new(Memory(2.2), 2), new(Memory(1), 4)])
            .Should().Equal(new Group("2 GiB", 5), new Group("1 GiB", 4), new Group("9–16 GiB", 4));

    [Promise(
        Section.Report,
        "A version's `+` part and the hash of a commit are cut from what is sent, the `User-Agent` likewise, and on arrival; dates "
        + "stay, and a hash alone is refused")]
    [Fact]
    public void Builds_that_differ_in_a_hash_are_one_version()
        => Grouping.GroupsOf(Dimension.Version, [new(Reported("1.10.0-rc.1+abc1234"), 3), new(Reported("1.10.0-rc.1.gdef5678"), 4)])
            .Should().Equal(new Group("1.10.0-rc.1", 7));

    private static MachineShape Reported(string version)
        => MachineShape.Of(BodyOf.Decode(BodyOf.With("liftbridge_version", $"\"{version}\"")).Report ?? throw new FormatException(version));

    private static MachineShape Memory(double amount) => Sample with { Memory = new MemoryInfo { TotalGb = Gibibytes.From(amount) } };

    // Each range has one name from its first to its last number, and the next range another; together they are all names.
    private static void EachBoundary(string ranges, Dimension dimension, string unit, Func<int, MachineShape> shapeOf)
    {
        var names = new List<string>();
        foreach (var (first, last) in ranges.Split(' ').Select(range => range.Split('-')).Select(limits => (Number(limits[0]), Number(limits[^1]))))
        {
            var name = Grouping.LabelOf(dimension, shapeOf(first));
            names.Add(name);
            Grouping.LabelOf(dimension, shapeOf(last)).Should().Be(name);
            name.Should().EndWith(unit);
            name.Should().StartWith(first == 1 && last == 999 ? "under 1000" : $"{first}");
            name.Should().Contain(last > 64_000 ? "and more" : last == 999 ? "under" : $"{last}");
        }

        names.Should().OnlyHaveUniqueItems().And.BeSubsetOf(Grouping.LabelsOf(dimension));
        Grouping.LabelsOf(dimension)?.Except(names).Where(name => name is not ("unknown" or "under 1 GiB")).Should().BeEmpty();
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
