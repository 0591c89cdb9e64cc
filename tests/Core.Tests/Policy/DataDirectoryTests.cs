using TelemetryHex.Policy;

namespace TelemetryHex.Core.Tests.Policy;

public sealed class DataDirectoryTests
{
    [Promise(Section.Consent, "`data.dir`")]
    [Theory]
    [InlineData("data.dir")]
    [InlineData("data:dir")]
    [InlineData("Data:Dir")]
    public void Each_spelling_of_the_key_applies(string key) => Sources.ResolveFile(key, "/var/lib/liftbridge").DataDirectory.Should().Be("/var/lib/liftbridge");

    [Promise(Section.Consent, "Environment variables work without any file")]
    [Fact]
    public void The_variable_applies_without_any_file()
        => Sources.ResolveVariable("LIFTBRIDGE_DATA_DIR", "/var/lib/Liftbridge").DataDirectory.Should().Be("/var/lib/Liftbridge");

    [Fact]
    public void The_strongest_source_wins()
        => Sources.Resolve(Sources.Environment(("LIFTBRIDGE_DATA_DIR", "/a")), Sources.File(("data.dir", "/b"))).DataDirectory.Should().Be("/a");

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(null)]
    public void One_that_names_no_directory_is_off_with_one_warning(string? value)
    {
        var settings = Sources.ResolveFile("data.dir", value);

        settings.IsEnabled.Should().BeFalse();
        settings.DataDirectory.Should().Be(TelemetrySettings.DefaultDataDirectory);
        settings.Warnings.Should().ContainSingle().Which.Fault.Should().Be("names no directory, so telemetry is off");
    }
}
