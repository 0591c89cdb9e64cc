using CsCheck;
using TelemetryHex.Adapters.Linux;

namespace TelemetryHex.Adapters.Tests.Linux;

public sealed class CpuTopologyTests
{
    [Fact]
    public void The_first_text_that_is_a_set_of_the_cpu_names_its_siblings()
    {
        CpuTopology.Siblings(1, ["0-1", "1"], ["2"]).Should().BeEquivalentTo([0, 1]);
        CpuTopology.Siblings(1, [null, "1,3"], ["2"]).Should().BeEquivalentTo([1, 3]);
        CpuTopology.Siblings(1, [null, "nonsense"], [null, "6"]).Should().BeEquivalentTo([1, 2]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("nonsense")]
    public void A_cpu_that_is_not_its_own_sibling_has_no_siblings(string? text)
        => CpuTopology.Siblings(1, [text], [text]).Should().BeNull();

    [Fact]
    public void Texts_after_the_one_that_serves_are_not_read()
        => CpuTopology.Siblings(0, Texts("0"), Texts(null)).Should().BeEquivalentTo([0]);

    [Promise(
        Section.Report,
        "`cpu.physical_cores` are cores of the machine, and null where the kernel was told no topology (a `core_id` of -1 in a set "
        + "of several)")]
    [Fact]
    public void Equal_sets_are_one_core()
        => CpuTopology.CountCores([[0, 2], [1, 3], [2, 0], [3, 1]], new HashSet<int> { 0, 1, 2, 3 }).Should().Be(2);

    [Fact]
    public void A_cpu_without_siblings_of_its_own_may_be_named_by_another()
        => CpuTopology.CountCores([[0, 2], [1, 3]], new HashSet<int> { 0, 1, 2, 3 }).Should().Be(2);

    [Fact]
    public void Where_a_cpu_that_is_online_is_in_no_set_the_cores_are_unknown()
        => CpuTopology.CountCores([[0], [1]], new HashSet<int> { 0, 1, 2 }).Should().BeNull();

    [Fact]
    public void Without_sets_the_cores_are_unknown() => CpuTopology.CountCores([], new HashSet<int>()).Should().BeNull();

    [Fact]
    public void However_threads_are_dealt_to_cores_the_cores_are_counted()
        => Gen.Select(Gen.Int[1, 64], Gen.Int[1, 8]).Sample((cores, threads) =>
        {
            var siblings = Enumerable.Range(0, cores * threads).Select(cpu => Enumerable.Range(0, threads).Select(thread => (cpu % cores) + (thread * cores)).ToHashSet());
            return CpuTopology.CountCores(siblings, Enumerable.Range(0, cores * threads).ToHashSet()) == cores;
        });

    private static IEnumerable<string?> Texts(string? only)
    {
        yield return only ?? throw new InvalidOperationException("This one is not to be read.");
        throw new InvalidOperationException("This one is not to be read.");
    }
}
