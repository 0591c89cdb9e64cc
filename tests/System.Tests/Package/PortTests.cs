using System.Reflection;

namespace TelemetryHex.SystemTests.Package;

/// <summary>CONTRIBUTING.md's port of the probe, done as it says.</summary>
[Collection(StrangersBuilds.Name)]
public sealed class PortTests(PortedProbe port) : IClassFixture<PortedProbe>
{
    private static readonly List<string> Facts =
        [.. typeof(HardwareProbeContract).GetMethods().Where(method => method.GetCustomAttribute<FactAttribute>() is not null).Select(method => method.Name)];

    [Promise(Section.Porting, "CONTRIBUTING's port to one more system works as written: one subclass, one factory, on the packages alone")]
    [Fact]
    public void The_port_of_the_document_passes_every_fact_of_the_contract()
    {
        port.OfThePort.ExitCode.Should().Be(0, port.OfThePort.Output);
        port.Outcomes.Where(outcome => outcome.Class == "RecordedFreeBsdContract" && outcome.Outcome == "Passed").Select(outcome => outcome.Test)
            .Should().BeEquivalentTo(Facts).And.HaveCountGreaterThan(6);
    }

    [Promise(Section.Porting, "On another system its facts are skipped and say why")]
    [Fact]
    public void On_another_system_its_facts_are_skipped_and_say_why()
    {
        var skipped = port.Outcomes.Where(outcome => outcome is { Class: "FreeBsdHardwareProbeContract", Outcome: "NotExecuted" }).ToList();

        skipped.Select(outcome => outcome.Test).Should().BeEquivalentTo(Facts);
        skipped.Should().OnlyContain(outcome => outcome.Message.Contains("SKIPPED: it runs on FreeBSD only; elsewhere recorded answers stand in for the machine", StringComparison.Ordinal));
    }

    [Promise(Section.Porting, "A wrong probe fails with the sentence that says what is wrong and what to do")]
    [Theory]
    [InlineData("MoreCoresThanThreads", "Physical_cores_are_never_more_than_logical_ones", "less than or equal to 8 because a core has at least one thread")]
    [InlineData("MoreCoresThanThreads", "Physical_cores_are_never_more_than_logical_ones", "the physical cores are unknown, null")]
    [InlineData("CoresWithoutThreads", "Where_logical_cores_are_unknown_so_are_physical_ones", "answer null for both")]
    [InlineData("AMovingFigure", "Two_probes_of_an_unchanged_machine_agree", "a figure that moves is usage, not a property of the machine")]
    [InlineData("Throwing", "A_probe_answers", "answer null for what it does not tell")]
    [InlineData("Throwing", "A_probe_answers", "System.FormatException")]
    [InlineData("NoAnswer", "A_probe_answers", "a machine that tells nothing is MachineFacts.Unknown")]
    [InlineData("Silence", "A_probe_of_this_machine_knows_its_threads_and_its_memory", "look at the name that is asked")]
    [InlineData("AShare", "The_machine_has_at_least_what_this_process_may_use", "the machine's")]
    [InlineData("AHostsCulture", "The_host_s_culture_changes_nothing", "CultureInfo.InvariantCulture")]
    [InlineData("StateBetweenCalls", "A_probe_may_be_asked_from_many_threads", "keep what is read in locals")]
    public void A_wrong_probe_fails_with_the_sentence_that_says_so(string probe, string fact, string sentence)
        => port.Outcomes.Single(outcome => outcome.Class == probe && outcome.Test == fact)
            .Should().Match<TestOutcome>(outcome => outcome.Outcome == "Failed" && outcome.Message.Contains(sentence, StringComparison.Ordinal));

    [Promise(Section.Porting, "A wrong probe fails with the sentence that says what is wrong and what to do")]
    [Fact]
    public void Every_fact_is_failed_by_some_wrong_probe()
        => port.Outcomes.Where(outcome => outcome.Outcome == "Failed").Select(outcome => outcome.Test).Distinct().Should().BeEquivalentTo(Facts);

    [Promise(Section.Porting, "The package of the contracts needs no runner, and has a page of its own")]
    [Fact]
    public void The_package_needs_core_the_assertions_and_no_runner()
        => port.Dependencies.Should().BeEquivalentTo("TelemetryHex.Core", "FluentAssertions", "xunit.v3.assert", "xunit.v3.extensibility.core");

    [Promise(Section.Porting, "The package of the contracts needs no runner, and has a page of its own")]
    [Fact]
    public void The_package_has_a_page_of_its_own_and_documents_its_members()
    {
        port.Entries.Should().Contain(["README.md", "lib/net10.0/TelemetryHex.Contracts.dll", "lib/net10.0/TelemetryHex.Contracts.xml"]);
        port.Page.Should().Be(Repository.Read("tests/Contracts/README.md"));
    }
}
