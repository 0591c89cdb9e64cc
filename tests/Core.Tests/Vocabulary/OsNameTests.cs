using TelemetryHex.Vocabulary;

namespace TelemetryHex.Core.Tests.Vocabulary;

public sealed class OsNameTests
{
    [Fact]
    public void Every_name_of_the_list_is_read_as_the_very_instance()
        => OsName.All.Should().AllSatisfy(name =>
        {
            OsName.TryParse(name.ToString(), out var parsed).Should().BeTrue();
            parsed.Should().BeSameAs(name);
        });

    [Fact]
    public void The_list_names_each_family_once_and_begins_with_those_of_the_contract()
    {
        var texts = OsName.All.Select(name => name.ToString()).ToList();

        texts.Should().OnlyHaveUniqueItems();
        texts.Should().StartWith(["linux", "darwin", "windows", "freebsd"]);
    }

    [Promise(Section.Report, "`os.name` is an operating system family")]
    [Theory]
    [InlineData("Linux")]
    [InlineData("LINUX")]
    [InlineData("Unix")]
    [InlineData("macos")]
    [InlineData("osx")]
    [InlineData("linux ")]
    [InlineData("linux-gnu")]
    [InlineData("Debian GNU/Linux 12 (bookworm)")]
    [InlineData("ubuntu")]
    [InlineData("plan9")]
    [InlineData("lınux")]
    [InlineData("")]
    public void A_name_that_is_not_on_the_list_is_refused(string text)
    {
        OsName.TryParse(text, out var name).Should().BeFalse();
        name.Should().BeNull();
    }
}
