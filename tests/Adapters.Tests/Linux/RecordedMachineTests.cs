using System.Globalization;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Tests.Linux;

public sealed class RecordedMachineTests
{
    public static TheoryData<string> Machines => new(RecordedMachine.Names);

    [Theory]
    [MemberData(nameof(Machines))]
    public void A_recorded_machine_is_measured_as_its_origin_says(string name)
    {
        var machine = new RecordedMachine(name);

        RecordedMachine.Describe(machine.Probe()).Should().Be(machine.Expected, "{0}", machine.Origin);
    }

    [Theory]
    [InlineData("de-DE", "1,5")]
    [InlineData("tr-TR", "1,5")]
    [InlineData("fa-IR", "1\u066B5")]
    public void A_machine_is_measured_alike_in_every_culture(string culture, string oneAndAHalf)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            $"{1.5}".Should().Be(oneAndAHalf, "the culture must matter for the test to mean anything");

            foreach (var machine in RecordedMachine.Names.Select(name => new RecordedMachine(name)))
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
