using TelemetryHex.Policy;

namespace TelemetryHex.Core.Tests.Policy;

/// <summary>Values in quotes, as docker's --env-file keeps them, and with control characters, as Windows line endings leave them.</summary>
public sealed class StrayCharacterTests
{
    private const string Quotes = "leave out the quotes, which docker's --env-file keeps, and ";
    private const string Control = "leave out the control character, such as the carriage return of a Windows line ending, and ";

    [Promise(Section.Consent, "A data directory in quotes or with a control character is refused with a warning, and telemetry is off")]
    [Theory]
    [InlineData("\"./data\"")]
    [InlineData("'./data'")]
    [InlineData(" \"./data\" ")]
    [InlineData("\"./data")]
    [InlineData("C:\\data\"")]
    [InlineData("\"\"")]
    [InlineData("`./data`")]
    [InlineData("\u201c./data\u201d")]
    public void A_data_directory_in_quotes_is_off_with_one_warning_that_names_them(string value)
        => ShouldRefuseDirectory(value, "stands in quotes, so telemetry is off", Quotes);

    [Promise(Section.Consent, "A data directory in quotes or with a control character is refused with a warning, and telemetry is off")]
    [Theory]
    [InlineData("./data\r")]
    [InlineData("./data\n")]
    [InlineData("./da\tta")]
    [InlineData("\0")]
    [InlineData("./da\0ta")]
    [InlineData("\u001b[31m./data")]
    [InlineData("./data\u007f")]
    [InlineData("./data\u0085")]
    [InlineData("\"./data\"\r")]
    public void A_data_directory_with_a_control_character_is_off_with_one_warning_that_names_it(string value)
        => ShouldRefuseDirectory(value, "holds a control character, so telemetry is off", Control);

    [Theory]
    [InlineData("./it's")]
    [InlineData("/srv/a \"b\" c")]
    [InlineData("/srv/\u062f\u0627\u062f\u0647 \u062a")]
    [InlineData("C:\\Program Files\\Liftbridge")]
    [InlineData("d")]
    public void Other_directories_apply(string value)
    {
        var settings = Sources.ResolveFile("data.dir", value);

        settings.IsEnabled.Should().BeTrue();
        settings.DataDirectory.Should().Be(value);
    }

    [Theory]
    [InlineData("\"false\"", Quotes)]
    [InlineData("'true'", Quotes)]
    [InlineData("false\r", Control)]
    public void A_switch_with_such_characters_is_off_and_the_remedy_names_them(string value, string remedy)
    {
        var settings = Sources.ResolveVariable(Sources.EnabledVariable, value);

        settings.IsEnabled.Should().BeFalse();
        settings.Warnings.Should().ContainSingle().Which.Remedy.Should().StartWith(remedy + "write true, false");
        Sources.ResolveVariable("LIFTBRIDGE_NO_TELEMETRY", value).Warnings.Should().ContainSingle()
            .Which.Remedy.Should().StartWith(remedy + "write LIFTBRIDGE_TELEMETRY_ENABLED=");
    }

    [Theory]
    [InlineData("\"3600\"", Quotes)]
    [InlineData("3600\r", Control)]
    public void An_interval_with_such_characters_is_the_default_and_the_remedy_names_them(string value, string remedy)
    {
        var settings = Sources.ResolveVariable("LIFTBRIDGE_TELEMETRY_INTERVAL_SECONDS", value);

        settings.IsEnabled.Should().BeTrue();
        settings.Interval.Should().Be(Interval.Default);
        settings.Warnings.Should().ContainSingle().Which.Remedy.Should().Be(remedy + "write the seconds in digits, without a unit");
    }

    [Theory]
    [InlineData("\"https://telemetry.example.com/\"", "is not an absolute address", Quotes)]
    [InlineData("'https://telemetry.example.com/'", "is not an absolute address", Quotes)]
    [InlineData("https://telemetry.example.com/\r", "holds a control character", Control)]
    [InlineData("https://telemetry.example.com/\tx", "holds a control character", Control)]
    public void An_endpoint_with_such_characters_is_off_and_the_remedy_names_them(string value, string fault, string remedy)
    {
        var settings = Sources.ResolveVariable("LIFTBRIDGE_TELEMETRY_ENDPOINT", value);

        settings.IsEnabled.Should().BeFalse();
        settings.Endpoint.Should().Be(TelemetryEndpoint.Default);
        var warning = settings.Warnings.Should().ContainSingle().Subject;
        warning.Fault.Should().Be(fault + ", so telemetry is off");
        warning.Remedy.Should().StartWith(remedy + "write an absolute https address");
    }

    [Theory]
    [InlineData("\"0\"")]
    [InlineData("false\r")]
    [InlineData("\"\"")]
    public void Do_not_track_with_such_characters_is_anything_else_and_hence_off(string value)
        => Sources.ResolveVariable("DO_NOT_TRACK", value).IsEnabled.Should().BeFalse();

    private static void ShouldRefuseDirectory(string value, string fault, string remedy)
    {
        foreach (var (settings, source, key) in new[]
        {
            (Sources.ResolveFile("data.dir", value), "liftbridge.yaml", "data.dir"),
            (Sources.ResolveVariable("LIFTBRIDGE_DATA_DIR", value), "environment", "LIFTBRIDGE_DATA_DIR"),
            (Sources.Resolve(SettingsSource.FromSharedKeys("appsettings.json", [new("Data:Dir", value)])), "appsettings.json", "Data:Dir"),
        })
        {
            settings.IsEnabled.Should().BeFalse();
            settings.DecidedBy.Should().Be($"{source}: {key}");
            settings.DataDirectory.Should().Be(TelemetrySettings.DefaultDataDirectory);
            settings.Warnings.Should().ContainSingle().Which.Should().Be(
                new SettingsWarning(source, key, fault, remedy + "write the directory that keeps the product's data"));
        }
    }
}
