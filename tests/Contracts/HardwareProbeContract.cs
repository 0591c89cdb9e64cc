using System.Globalization;
using FluentAssertions;
using TelemetryHex.Ports;

namespace TelemetryHex.Contracts;

/// <summary>
/// What every <see cref="IHardwareProbe"/> must do on the machine it runs on. Subclass it, sealed, and write <see cref="CreateProbe"/>;
/// a fact that fails says what is wrong and what to do.
/// </summary>
public abstract class HardwareProbeContract
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    /// <summary>A probe, new with each call. It is asked for several times a fact, and they must agree.</summary>
    protected abstract IHardwareProbe CreateProbe();

    /// <summary>
    /// Whether the probe measures the machine that the test runs on, so that its figures are held against what the runtime knows of it.
    /// A fake says no, and so does a probe that reads recorded answers.
    /// </summary>
    protected virtual bool MeasuresThisMachine => true;

    /// <summary>Facts are never a missing object and never an exception; what is unknown is null inside.</summary>
    [Fact]
    public void A_probe_answers() => Measure();

    /// <summary>A probe that is silent about everything reads nothing, or not what it thinks.</summary>
    [Fact]
    public void A_probe_of_this_machine_knows_its_threads_and_its_memory()
    {
        var facts = Measure();

        if (MeasuresThisMachine)
        {
            facts.LogicalCores.Should().NotBeNull("every system tells how many hardware threads are online: look at the name that is asked and at how its answer is decoded");
            facts.TotalMemory.Should().NotBeNull("every system tells how much memory the machine has: look at the name that is asked and at how its answer is decoded");
        }
    }

    /// <summary>A fact that moves between two reports is a usage figure, not a machine's property.</summary>
    [Fact]
    public void Two_probes_of_an_unchanged_machine_agree()
    {
        var first = Measure();

        Measure().Should().Be(first, "a figure that moves is usage, not a property of the machine: answer the nominal or the total one, or null");
    }

    /// <summary>A core has at least one thread.</summary>
    [Fact]
    public void Physical_cores_are_never_more_than_logical_ones()
    {
        if (Measure() is { PhysicalCores: { } physical, LogicalCores: { } logical })
        {
            physical.Value.Should().BeLessThanOrEqualTo(logical.Value, "a core has at least one thread: where the system says otherwise, the physical cores are unknown, null");
        }
    }

    /// <summary>Physical cores without logical ones would be a guess.</summary>
    [Fact]
    public void Where_logical_cores_are_unknown_so_are_physical_ones()
    {
        var facts = Measure();

        if (facts.LogicalCores is null)
        {
            facts.PhysicalCores.Should().BeNull("cores cannot be held against threads that are unknown: answer null for both");
        }
    }

    /// <summary>
    /// A process has a share of the machine, never more than the whole. What is less was measured of the share, or in another unit.
    /// </summary>
    [Fact]
    public void The_machine_has_at_least_what_this_process_may_use()
    {
        var facts = Measure();

        if (MeasuresThisMachine && facts.LogicalCores is { } logical)
        {
            logical.Value.Should().BeGreaterThanOrEqualTo(Environment.ProcessorCount, "that many threads may run this process: count the machine's, not those of a jail, an affinity or a quota");
        }

        if (MeasuresThisMachine && facts.TotalMemory is { } memory)
        {
            ((double)memory.Value).Should().BeGreaterThanOrEqualTo(
                Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1L << 30), 1),
                "that many GiB are this process's to use: answer the machine's memory, not a limit's, and look at the unit that the system counts in");
        }
    }

    /// <summary>A number is read and printed alike wherever the host was installed.</summary>
    [Fact]
    public void The_host_s_culture_changes_nothing()
    {
        var before = CultureInfo.CurrentCulture;
        var expected = Measure();
        try
        {
            var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            (culture.NumberFormat.NumberDecimalSeparator, culture.NumberFormat.NumberGroupSeparator, culture.NumberFormat.NegativeSign) = (",", ".", "~");
            CultureInfo.CurrentCulture = culture;

            Measure().Should().Be(expected, "a host may be installed in any language: parse numbers with CultureInfo.InvariantCulture");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>A probe holds no state that a second caller could disturb.</summary>
    [Fact]
    public async Task A_probe_may_be_asked_from_many_threads()
    {
        var probe = CreateProbe();
        var expected = Ask(probe);

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Ask(probe)))).WaitAsync(Deadline);

        answers.Should().AllSatisfy(facts => facts.Should().Be(expected, "several threads may ask one probe at a time: keep what is read in locals, not in the probe"));
    }

    private MachineFacts Measure() => Ask(CreateProbe());

    private static MachineFacts Ask(IHardwareProbe probe)
    {
        var facts = probe.Invoking(asked => asked.Probe()).Should()
            .NotThrow("no answer of the machine, however odd, is an exception: answer null for what it does not tell").Subject;
        facts.Should().NotBeNull("a machine that tells nothing is MachineFacts.Unknown");
        return facts;
    }
}
