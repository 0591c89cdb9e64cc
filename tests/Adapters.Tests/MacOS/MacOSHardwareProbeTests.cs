using CsCheck;
using TelemetryHex.Adapters.MacOS;
using TelemetryHex.Ports;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Tests.MacOS;

public sealed class MacOSHardwareProbeTests
{
    private static readonly string[] Names =
        ["hw.logicalcpu", "hw.ncpu", "hw.physicalcpu", "hw.physicalcpu_max", "hw.memsize", "hw.cpufrequency", "hw.cpufrequency_max", "sysctl.proc_translated"];

    private static readonly Dictionary<string, Func<RecordedMac>> Macs = new()
    {
        ["M1 Pro"] = RecordedMac.M1Pro,
        ["M2 Max"] = RecordedMac.M2Max,
        ["M3 Ultra"] = RecordedMac.M3Ultra,
        ["Core i7-4770HQ"] = RecordedMac.CoreI7,
        ["Core i9-9980HK"] = RecordedMac.CoreI9,
        ["M1 Pro under Rosetta"] = RecordedMac.M1ProUnderRosetta,
    };

    [Promise(Section.Report, "On macOS they are what Apple's own tools print, and no clock is made up")]
    // What "About This Mac" and System Information print of them.
    [Theory]
    [InlineData("M1 Pro", 10, 10, null, 16.0)]
    [InlineData("M2 Max", 12, 12, null, 64.0)]
    [InlineData("M3 Ultra", 28, 28, null, 512.0)]
    [InlineData("Core i7-4770HQ", 4, 8, 2200, 16.0)]
    [InlineData("Core i9-9980HK", 8, 16, 2400, 32.0)]
    [InlineData("M1 Pro under Rosetta", 10, 10, null, 16.0)]
    public void A_recorded_mac_is_measured_as_Apple_s_own_tools_print_it(string mac, int cores, int threads, int? megahertz, double gibibytes)
        => Probe(Macs[mac]()).Should().Be(new MachineFacts
        {
            PhysicalCores = CoreCount.From(cores),
            LogicalCores = CoreCount.From(threads),
            Frequency = Megahertz.From(megahertz),
            TotalMemory = Gibibytes.From(gibibytes),
        });

    [Fact]
    public void Counts_may_come_in_8_bytes_and_clocks_in_4()
        => Probe(RecordedMac.CoreI7()
            .Answers("hw.physicalcpu", 4, bytes: 8).Answers("hw.logicalcpu", 8, bytes: 8).Answers("hw.cpufrequency", 2_200_000_000, bytes: 4))
            .Should().Be(Probe(RecordedMac.CoreI7()));

    [Fact]
    public void An_older_kernel_s_names_stand_in_for_those_it_lacks()
        => Probe(RecordedMac.CoreI7().Forgets("hw.logicalcpu").Forgets("hw.physicalcpu").Forgets("hw.cpufrequency"))
            .Should().Be(Probe(RecordedMac.CoreI7()));

    [Fact]
    public void A_mac_that_knows_no_name_is_unknown() => Probe(new RecordedMac()).Should().Be(MachineFacts.Unknown);

    [Theory]
    [InlineData("")]
    [InlineData("08")]
    [InlineData("0800")]
    [InlineData("080000")]
    [InlineData("08000000000000")]
    [InlineData("080000000000000000")]
    [InlineData("08000000000000000000000000000000")]
    public void An_answer_that_is_neither_4_nor_8_bytes_long_is_none(string answer)
    {
        var mac = new RecordedMac();
        foreach (var name in Names)
        {
            mac.Answers(name, Convert.FromHexString(answer));
        }

        Probe(mac).Should().Be(MachineFacts.Unknown);
    }

    [Theory]
    [InlineData(0UL)]
    [InlineData(0xFFFFFFFFFFFFFFFFUL)]
    [InlineData(0x8000000000000000UL)]
    public void A_number_beyond_belief_is_unknown(ulong value)
    {
        var mac = new RecordedMac();
        foreach (var name in Names)
        {
            mac.Answers(name, value, bytes: 8);
        }

        Probe(mac).Should().Be(MachineFacts.Unknown);
    }

    [Fact]
    public void More_cores_than_threads_are_no_knowledge()
        => Probe(RecordedMac.M1Pro().Answers("hw.physicalcpu", 11)).PhysicalCores.Should().BeNull();

    [Fact]
    public void Cores_without_threads_are_no_knowledge()
        => Probe(RecordedMac.M1Pro().Forgets("hw.logicalcpu").Forgets("hw.ncpu")).PhysicalCores.Should().BeNull();

    [Fact]
    public void A_clock_is_rounded_to_the_nearest_megahertz()
        => Probe(RecordedMac.CoreI7().Answers("hw.cpufrequency", 2_294_999_999, bytes: 8)).Frequency.Should().Be(Megahertz.From(2295));

    [Fact]
    public void Whatever_the_answers_hold_the_probe_answers_and_contradicts_nothing()
        => Gen.Byte.Array[0, 9].Array[Names.Length].Sample(answers =>
        {
            var facts = new MacOSHardwareProbe(name => answers[Array.IndexOf(Names, name)]).Probe();

            return facts.PhysicalCores is null || facts.PhysicalCores <= facts.LogicalCores;
        });

    private static MachineFacts Probe(RecordedMac mac) => new MacOSHardwareProbe(mac.Read).Probe();
}
