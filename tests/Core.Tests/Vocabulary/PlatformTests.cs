using CsCheck;
using TelemetryHex.Core.Tests.Wire;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Core.Tests.Vocabulary;

public sealed class PlatformTests
{
    [Promise(Section.Report, "`os.platform` is exactly name-version-architecture")]
    [Fact]
    public void It_is_name_version_and_architecture_and_nothing_more()
        => new Platform(OsName.Linux, RuntimeVersion.DotNet(new Version(10, 0, 12)), Architecture.Amd64).ToString()
            .Should().Be("linux-dotnet10.0.12-amd64");

    [Fact]
    public void Printing_and_reading_is_the_identity()
        => AnyReport.Platform.Sample(
            platform =>
            {
                Platform.TryParse(platform.ToString(), out var parsed).Should().BeTrue();
                parsed.Should().Be(platform);
                platform.ToString().Length.Should().BeLessThanOrEqualTo(Platform.MaxLength);
            },
            iter: 3_000);

    [Fact]
    public void A_version_with_a_hyphen_is_told_from_the_architecture()
    {
        Platform.TryParse("linux-dotnet11.0.0-preview.3-arm64", out var platform).Should().BeTrue();

        platform?.Version.ToString().Should().Be("dotnet11.0.0-preview.3");
        platform?.Architecture.Should().Be(Architecture.Arm64);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("--")]
    [InlineData("linux")]
    [InlineData("linux-amd64")]
    [InlineData("linux-dotnet10.0.12")]
    [InlineData("linux-dotnet10.0.12-")]
    [InlineData("-dotnet10.0.12-amd64")]
    [InlineData("linux--amd64")]
    [InlineData("linux-dotnet10.0.12-amd64-extra")]
    [InlineData("host-linux-dotnet10.0.12-amd64")]
    [InlineData("Linux-dotnet10.0.12-amd64")]
    [InlineData("linux-6.1.0-28-amd64")]
    [InlineData("linux dotnet10.0.12 amd64")]
    [InlineData("linux-dotnet10.0.12-X64")]
    public void Everything_else_is_refused(string text)
    {
        Platform.TryParse(text, out var platform).Should().BeFalse();
        platform.Should().BeNull();
    }
}
