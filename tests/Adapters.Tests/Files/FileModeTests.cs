using System.Runtime.Versioning;
using TelemetryHex.Adapters.Files;

namespace TelemetryHex.Adapters.Tests.Files;

[UnsupportedOSPlatform("windows")]
public sealed class FileModeTests : IDisposable
{
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnersDirectory = OwnersFile | UnixFileMode.UserExecute;
    private const UnixFileMode Everybodys = (UnixFileMode)0x1FF;
    private readonly DataDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Promise(Section.InstanceId, "Mode 0600 in a directory made 0700")]
    [Fact]
    [Needs(Need.Unix)]
    public void A_new_file_is_its_owners_alone()
    {
        _directory.Repository.GetOrCreate();

        File.GetUnixFileMode(_directory.IdFile).Should().Be(OwnersFile);
    }

    [Fact]
    [Needs(Need.Unix)]
    public void A_file_in_the_place_of_an_open_one_is_its_owners_alone_and_so_is_the_lock()
    {
        File.WriteAllText(_directory.IdFile, "broken");
        File.SetUnixFileMode(_directory.IdFile, OwnersFile | UnixFileMode.OtherRead | UnixFileMode.OtherWrite);

        _directory.Repository.GetOrCreate();

        File.GetUnixFileMode(_directory.IdFile).Should().Be(OwnersFile);
        File.GetUnixFileMode(_directory.In(".instance_id.lock")).Should().Be(OwnersFile);
    }

    [Promise(Section.InstanceId, "Mode 0600 in a directory made 0700")]
    [Fact]
    [Needs(Need.Unix)]
    public void A_directory_we_make_is_its_owners_alone()
    {
        var made = _directory.In("a/b");

        new FileInstanceIdRepository(made).GetOrCreate();

        File.GetUnixFileMode(made).Should().Be(OwnersDirectory);
    }

    [Fact]
    [Needs(Need.Unix)]
    public void A_directory_that_was_there_keeps_its_mode()
    {
        File.SetUnixFileMode(_directory.Path, Everybodys);

        _directory.Repository.GetOrCreate();

        File.GetUnixFileMode(_directory.Path).Should().Be(Everybodys);
    }
}
