using FluentAssertions;
using TelemetryHex.Ports;
using Xunit;

namespace TelemetryHex.Contracts;

/// <summary>What every <see cref="IHardwareProbe"/> must do on the machine it runs on.</summary>
public abstract class HardwareProbeContract
{
    /// <summary>A probe of this very machine.</summary>
    protected abstract IHardwareProbe CreateProbe();

    /// <summary>Facts are never a missing object; what is unknown is null inside.</summary>
    [Fact]
    public void A_probe_answers() => CreateProbe().Probe().Should().NotBeNull();

    /// <summary>A fact that moves between two reports is a usage figure, not a machine's property.</summary>
    [Fact]
    public void Two_probes_of_an_unchanged_machine_agree() => CreateProbe().Probe().Should().Be(CreateProbe().Probe());

    /// <summary>A core has at least one thread.</summary>
    [Fact]
    public void Physical_cores_are_never_more_than_logical_ones()
    {
        var facts = CreateProbe().Probe();

        if (facts is { PhysicalCores: { } physical, LogicalCores: { } logical })
        {
            physical.Should().BeLessThanOrEqualTo(logical);
        }
    }

    /// <summary>Physical cores without logical ones would be a guess.</summary>
    [Fact]
    public void Where_logical_cores_are_unknown_so_are_physical_ones()
    {
        var facts = CreateProbe().Probe();

        (facts.LogicalCores is null && facts.PhysicalCores is not null).Should().BeFalse();
    }

    /// <summary>A probe holds no state that a second caller could disturb.</summary>
    [Fact]
    public async Task A_probe_may_be_asked_from_many_threads()
    {
        var probe = CreateProbe();
        var expected = probe.Probe();

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(probe.Probe)));

        answers.Should().AllSatisfy(facts => facts.Should().Be(expected));
    }
}
