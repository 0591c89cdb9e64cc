namespace TelemetryHex.Core.Tests.Policy;

public sealed class DoNotTrackTests
{
    [Promise(Section.Consent, "`DO_NOT_TRACK` set to anything but empty, `0` or `false` means off")]
    [Theory]
    [InlineData("1")]
    [InlineData("true")]
    [InlineData("TRUE")]
    [InlineData("yes")]
    [InlineData("no")]
    [InlineData("off")]
    [InlineData("2")]
    [InlineData("00")]
    [InlineData(" ")]
    [InlineData("please")]
    public void Set_to_anything_else_it_is_off_without_a_warning(string value)
    {
        var settings = Sources.Resolve(Sources.Environment(("DO_NOT_TRACK", value), (Sources.EnabledVariable, "true")), Sources.File(("telemetry.enabled", "true")));

        settings.IsEnabled.Should().BeFalse();
        settings.DecidedBy.Should().Be("environment: DO_NOT_TRACK");
        settings.Warnings.Should().BeEmpty();
    }

    [Promise(Section.Consent, "`DO_NOT_TRACK` set to anything but empty, `0` or `false` means off")]
    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("false")]
    [InlineData("False")]
    [InlineData("FALSE")]
    [InlineData(null)]
    public void Set_to_empty_0_or_false_it_says_nothing(string? value)
    {
        var settings = Sources.ResolveVariable("DO_NOT_TRACK", value);

        settings.IsEnabled.Should().BeTrue();
        settings.DecidedBy.Should().Be("the default");
    }

    [Fact]
    public void Set_to_0_it_is_no_opt_in() => Sources.Resolve(Sources.Environment(("DO_NOT_TRACK", "0")), Sources.File(("telemetry.enabled", "false"))).IsEnabled.Should().BeFalse();

    [Theory]
    [InlineData("do_not_track")]
    [InlineData("Do_Not_Track")]
    public void Its_name_may_be_in_any_case(string name) => Sources.ResolveVariable(name, "1").IsEnabled.Should().BeFalse();

    [Theory]
    [InlineData("DO_NOT_TRACK_ME")]
    [InlineData("MY_DO_NOT_TRACK")]
    public void Another_name_says_nothing(string name) => Sources.ResolveVariable(name, "1").IsEnabled.Should().BeTrue();
}
