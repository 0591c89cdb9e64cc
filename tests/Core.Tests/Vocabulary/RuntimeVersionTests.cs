using CsCheck;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Core.Tests.Vocabulary;

public sealed class RuntimeVersionTests
{
    [Theory]
    [InlineData("dotnet10.0.12")]
    [InlineData("dotnet10.0")]
    [InlineData("dotnet11.0.0-preview.3")]
    [InlineData("dotnet10.0.0-rc.2.25502.107")]
    [InlineData("go1.25.3")]
    [InlineData("go1.23.0")]
    [InlineData("go1.23")]
    [InlineData("go1")]
    [InlineData("go1.23rc1")]
    [InlineData("go1.9beta2")]
    public void A_version_of_a_runtime_is_read_and_printed_as_it_was(string text)
    {
        RuntimeVersion.TryParse(text, out var version).Should().BeTrue();
        version?.ToString().Should().Be(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("10.0.12")]
    [InlineData("dotnet")]
    [InlineData("dotnet-10")]
    [InlineData("dotnet 10.0.12")]
    [InlineData("DotNet10.0.12")]
    [InlineData("Go1.25.3")]
    [InlineData("dotnet10.0.12.4")]
    [InlineData("dotnet10.0.12-amd64")]
    [InlineData("go1.25.3-host")]
    [InlineData("go1.rc.1")]
    [InlineData("go1.example.com")]
    [InlineData("go1-rc.example.com")]
    [InlineData("devel go1.26-abcdef Mon Jan 20 10:30:00 2025 +0000")]
    [InlineData("java21.0.1")]
    [InlineData("6.1.0-28-amd64")]
    [InlineData("#1 SMP PREEMPT_DYNAMIC Debian 6.1.119-1")]
    [InlineData("dotnet10.0.\u0661")]
    public void Everything_else_is_refused(string text)
    {
        RuntimeVersion.TryParse(text, out var version).Should().BeFalse();
        version.Should().BeNull();
    }

    [Fact]
    public void Thirty_two_characters_are_accepted_and_one_more_is_not()
    {
        RuntimeVersion.TryParse("go" + new string('1', RuntimeVersion.MaxLength - 2), out _).Should().BeTrue();
        RuntimeVersion.TryParse("go" + new string('1', RuntimeVersion.MaxLength - 1), out _).Should().BeFalse();
    }

    [Promise(Section.Report, "`os.version` is the language runtime's version")]
    [Fact]
    public void Any_version_of_dotnet_is_printed_to_three_parts()
        => Gen.Int[0, int.MaxValue].Array[2, 4].Sample(
            parts =>
            {
                var version = new Version(string.Join('.', parts));
                var expected = $"dotnet{string.Join('.', parts.Take(3))}";
                if (expected.Length <= RuntimeVersion.MaxLength)
                {
                    RuntimeVersion.DotNet(version).ToString().Should().Be(expected);
                }
                else
                {
                    FluentActions.Invoking(() => RuntimeVersion.DotNet(version)).Should().Throw<ArgumentException>();
                }
            },
            iter: 2_000);

    [Fact]
    public void The_version_of_this_runtime_can_be_held()
        => RuntimeVersion.DotNet(Environment.Version).ToString().Should().StartWith($"dotnet{Environment.Version.Major}.");
}
