using TelemetryHex.Adapters.Files;
using TelemetryHex.Ports;

namespace TelemetryHex.Adapters.Tests.Files;

public sealed class UnfitDirectoryTests : IDisposable
{
    private readonly DataDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("nul\0inside")]
    public void A_directory_that_cannot_be_is_an_outcome(string path) => ShouldBeUnavailable(path);

    [Fact]
    [Needs(Need.Unix)]
    public void A_directory_of_the_kernels_is_an_outcome()
    {
        ShouldBeUnavailable("/proc/nowhere");
        ShouldBeUnavailable("/dev/null");
    }

    [Fact]
    public void A_name_that_is_too_long_is_an_outcome() => ShouldBeUnavailable(_directory.In(new string('x', 300)));

    [Fact]
    public void A_file_in_the_directorys_place_is_an_outcome_and_stays()
    {
        File.WriteAllText(_directory.In("file"), "untouched");

        ShouldBeUnavailable(_directory.In("file"));

        File.ReadAllText(_directory.In("file")).Should().Be("untouched");
    }

    [Fact]
    public void A_directory_that_is_not_there_is_made_for_an_id_and_not_for_a_look()
    {
        var path = _directory.In("a/b");

        new FileInstanceIdRepository(path).Find().Should().BeNull();
        Directory.Exists(path).Should().BeFalse();

        new FileInstanceIdRepository(path).GetOrCreate().Origin.Should().Be(InstanceIdOrigin.Created);
    }

    [Fact]
    [Needs(Need.Unix)]
    public void A_directory_that_is_a_link_to_one_is_used()
    {
        var link = _directory.Beside("link");
        Directory.CreateSymbolicLink(link, _directory.Path);

        var lookup = new FileInstanceIdRepository(link).GetOrCreate();

        lookup.Origin.Should().Be(InstanceIdOrigin.Created);
        _directory.Repository.Find().Should().Be(lookup.Id);
    }

    [Fact]
    public void Temporary_files_older_than_an_hour_are_removed_and_nothing_else_is()
    {
        var stale = Leave(".instance_id.0123.tmp", TimeSpan.FromMinutes(61));
        var fresh = Leave(".instance_id.4567.tmp", TimeSpan.FromMinutes(59));
        var foreign = Leave("instance_id.tmp", TimeSpan.FromDays(9));
        _directory.Repository.GetOrCreate();

        File.Exists(stale).Should().BeFalse();
        File.Exists(fresh).Should().BeTrue();
        File.Exists(foreign).Should().BeTrue();
    }

    [Fact]
    public void A_start_that_finds_its_id_removes_stale_temporary_files_too()
    {
        _directory.Repository.GetOrCreate();
        var stale = Leave(".instance_id.0123.tmp", TimeSpan.FromMinutes(61));

        _directory.Repository.Find();
        File.Exists(stale).Should().BeTrue("finding writes nothing");
        _directory.Repository.GetOrCreate().Origin.Should().Be(InstanceIdOrigin.Kept);

        File.Exists(stale).Should().BeFalse();
    }

    private static void ShouldBeUnavailable(string path)
    {
        var repository = new FileInstanceIdRepository(path);

        repository.Find().Should().BeNull();
        var lookup = repository.GetOrCreate();

        lookup.Origin.Should().Be(InstanceIdOrigin.Unavailable);
        lookup.Id.Should().BeNull();
        lookup.Fault.Should().StartWith(".instance_id cannot be kept: ").And.NotContain("error");
    }

    private string Leave(string name, TimeSpan age)
    {
        var path = _directory.In(name);
        File.WriteAllText(path, "");
        File.SetLastWriteTimeUtc(path, DateTime.UtcNow - age);
        return path;
    }
}
