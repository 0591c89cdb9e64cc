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
