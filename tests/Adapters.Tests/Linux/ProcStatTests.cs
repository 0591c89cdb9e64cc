using CsCheck;
using TelemetryHex.Adapters.Linux;

namespace TelemetryHex.Adapters.Tests.Linux;

public sealed class ProcStatTests
{
    [Fact]
    public void Each_line_of_a_cpu_is_one_that_is_online()
        => ProcStat.Online("cpu  3 0 3 9\ncpu0 1 0 1 3\ncpu2 1 0 1 3\ncpu10 1 0 1 3\nintr 7 0\ncpufreq 1\n").Should().BeEquivalentTo([0, 2, 10]);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("cpu  3 0 3 9\nintr 7 0\n")]
    [InlineData(" cpu0 1 0 1 3\n")]
    [InlineData("cpu0\n")]
    [InlineData("cpu99999999999 1 0 1 3\n")]
    public void Where_no_line_names_a_cpu_they_are_unknown(string? text) => ProcStat.Online(text).Should().BeNull();

    [Fact]
    public void No_text_makes_it_throw() => KernelText.Noise.Sample(text => _ = ProcStat.Online(text));
}
