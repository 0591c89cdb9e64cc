using System.Globalization;
using FluentAssertions;
using TelemetryHex.Ports;

namespace TelemetryHex.Contracts;

/// <summary>What every <see cref="IHardwareProbe"/> must do on the machine it runs on.</summary>
public abstract class HardwareProbeContract
{
    /// <summary>A probe of this very machine.</summary>
    protected abstract IHardwareProbe CreateProbe();

    /// <summary>Whether the probe measures the machine that the test runs on; a fake says no.</summary>
    protected virtual bool MeasuresThisMachine => true;

    /// <summary>Facts are never a missing object; what is unknown is null inside.</summary>
    [ContractFact]
    public void A_probe_answers() => CreateProbe().Probe().Should().NotBeNull();

    /// <summary>A fact that moves between two reports is a usage figure, not a machine's property.</summary>
    [ContractFact]
    public void Two_probes_of_an_unchanged_machine_agree() => CreateProbe().Probe().Should().Be(CreateProbe().Probe());

    /// <summary>A core has at least one thread.</summary>
    [ContractFact]
    public void Physical_cores_are_never_more_than_logical_ones()
    {
        var facts = CreateProbe().Probe();

        if (facts is { PhysicalCores: { } physical, LogicalCores: { } logical })
        {
            physical.Should().BeLessThanOrEqualTo(logical);
        }
    }

    /// <summary>Physical cores without logical ones would be a guess.</summary>
    [ContractFact]
    public void Where_logical_cores_are_unknown_so_are_physical_ones()
    {
        var facts = CreateProbe().Probe();

        (facts.LogicalCores is null && facts.PhysicalCores is not null).Should().BeFalse();
    }

    /// <summary>
    /// A process has a share of the machine, never more than the whole. What is less was measured of the share, or in another unit.
    /// </summary>
    [ContractFact]
    public void The_machine_has_at_least_what_this_process_may_use()
    {
        var facts = CreateProbe().Probe();

        if (MeasuresThisMachine && facts.LogicalCores is { } logical)
        {
            logical.Value.Should().BeGreaterThanOrEqualTo(Environment.ProcessorCount);
        }

        if (MeasuresThisMachine && facts.TotalMemory is { } memory)
        {
            ((double)memory.Value).Should().BeGreaterThanOrEqualTo(Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1L << 30), 1));
        }
    }

    /// <summary>A number is read and printed alike wherever the host was installed.</summary>
    [ContractFact]
    public void The_host_s_culture_changes_nothing()
    {
        var before = CultureInfo.CurrentCulture;
        var expected = CreateProbe().Probe();
        try
        {
            var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            (culture.NumberFormat.NumberDecimalSeparator, culture.NumberFormat.NumberGroupSeparator) = (",", ".");
            CultureInfo.CurrentCulture = culture;

            CreateProbe().Probe().Should().Be(expected);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    /// <summary>A probe holds no state that a second caller could disturb.</summary>
    [ContractFact]
    public async Task A_probe_may_be_asked_from_many_threads()
    {
        var probe = CreateProbe();
        var expected = probe.Probe();

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(probe.Probe)));

        answers.Should().AllSatisfy(facts => facts.Should().Be(expected));
    }
}
