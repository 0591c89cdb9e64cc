using TelemetryHex.Vocabulary;

namespace TelemetryHex.Core.Tests.Vocabulary;

public sealed class ArchitectureTests
{
    [Promise(Section.Report, "`os.architecture` is in Go's spelling")]
    [Theory]
    [InlineData("amd64")]
    [InlineData("arm64")]
    [InlineData("386")]
    [InlineData("arm")]
    [InlineData("s390x")]
    [InlineData("ppc64le")]
    [InlineData("riscv64")]
    [InlineData("loong64")]
    public void An_architecture_of_the_contract_is_read_as_the_very_instance(string text)
    {
        Architecture.TryParse(text, out var architecture).Should().BeTrue();
        architecture.Should().BeSameAs(Architecture.Known.Single(known => known.ToString() == text));
    }

    [Theory]
    [InlineData("mips")]
    [InlineData("mips64le")]
    [InlineData("ppc64")]
    [InlineData("sparc64")]
    [InlineData("riscv128")]
    [InlineData("wasm")]
    [InlineData("armbe")]
    public void An_architecture_that_is_yet_unknown_is_read_where_it_has_the_form(string text)
    {
        Architecture.TryParse(text, out var architecture).Should().BeTrue();
        architecture?.ToString().Should().Be(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("X64")]
    [InlineData("x86_64")]
    [InlineData("AMD64")]
    [InlineData("Arm64")]
    [InlineData("aarch64")]
    [InlineData("i386")]
    [InlineData("486")]
    [InlineData("amd64 ")]
    [InlineData("amd64v3a")]
    [InlineData("arm6400")]
    [InlineData("arm64lebe")]
    [InlineData("armory")]
    [InlineData("arm-host")]
    [InlineData("arm.example.com")]
    [InlineData("amd\u0666")]
    public void Everything_else_is_refused(string text)
    {
        Architecture.TryParse(text, out var architecture).Should().BeFalse();
        architecture.Should().BeNull();
    }

    [Fact]
    public void An_unknown_architecture_equals_itself()
    {
        Architecture.TryParse("mips64le", out var first).Should().BeTrue();
        Architecture.TryParse("mips64le", out var second).Should().BeTrue();

        first.Should().Be(second);
    }
}
