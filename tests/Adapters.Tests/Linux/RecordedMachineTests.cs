using System.Globalization;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Tests.Linux;

public sealed class RecordedMachineTests
{
    public static TheoryData<string> Machines => new(RecordedMachine.Names);

    [Promise(
        Section.Report,
        "`memory.total_gb` is the machine's RAM in GiB with one decimal: the higher of what /proc/meminfo and the memory nodes say, "
        + "always")]
    [Promise(Section.Report, "`cpu.logical_cores` are the machine's threads online, not what affinity or a quota leaves")]
    [Promise(
        Section.Report,
        "`cpu.physical_cores` are cores of the machine, and null where the kernel was told no topology (a `core_id` of -1 in a set "
        + "of several)")]
    [Theory]
    [MemberData(nameof(Machines))]
    public void A_recorded_machine_is_measured_as_its_origin_says(string name)
    {
        var machine = new RecordedMachine(name);

        RecordedMachine.Describe(machine.Probe()).Should().Be(machine.Expected, "{0}", machine.Origin);
    }

    [Trait("Speed", "Slow")]
    [Theory]
    [InlineData("de-DE", ",")]
    [InlineData("tr-TR", ",")]
    [InlineData("fa-IR", "\u066B")]
    public void A_machine_is_measured_alike_in_every_culture(string name, string separator)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            // Not every system has the language's own data.
            var culture = (CultureInfo)CultureInfo.GetCultureInfo(name).Clone();
            culture.NumberFormat.NumberDecimalSeparator = separator;
            CultureInfo.CurrentCulture = culture;

            foreach (var machine in RecordedMachine.Names.Select(machine => new RecordedMachine(machine)))
            {
                RecordedMachine.Describe(machine.Probe()).Should().Be(machine.Expected, "{0}", machine.Origin);
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Every_recorded_machine_says_where_its_answer_comes_from()
        => RecordedMachine.Names.Select(name => new RecordedMachine(name).Origin).Should().OnlyContain(origin => origin.Length > 20).And.HaveCountGreaterThan(30);

    [Promise(Section.Report, "Every architecture that a report can name has a recorded machine")]
    [Fact]
    public void Every_architecture_that_a_report_can_name_has_a_recorded_machine()
        => Architecture.Known.Select(architecture => architecture.ToString())
            .Except(RecordedMachine.Names.Select(name => new RecordedMachine(name).Architecture))
            .Should().BeEmpty();

    [Fact]
    public void A_recorded_machine_names_its_architecture_as_a_report_does()
        => RecordedMachine.Names.Select(name => new RecordedMachine(name).Architecture).OfType<string>()
            .Except(Architecture.Known.Select(architecture => architecture.ToString()))
            .Should().BeEmpty();
}
