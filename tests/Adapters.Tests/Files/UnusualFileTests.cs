using System.Net.Sockets;
using System.Runtime.Versioning;
using TelemetryHex.Ports;

namespace TelemetryHex.Adapters.Tests.Files;

[UnsupportedOSPlatform("windows")]
public sealed class UnusualFileTests : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private readonly DataDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Promise(Section.InstanceId, "Never through a symbolic link")]
    [Fact]
    [Needs(Need.Unix)]
    public async Task A_link_to_a_file_is_replaced_and_its_target_stays_as_it_was()
    {
        var target = _directory.Beside("target");
        await File.WriteAllTextAsync(target, "untouched");
        File.CreateSymbolicLink(_directory.IdFile, target);

        await ShouldBeReplaced("symbolic link");

        (await File.ReadAllTextAsync(target)).Should().Be("untouched");
    }

    [Promise(Section.InstanceId, "Never through a symbolic link")]
    [Fact]
    [Needs(Need.Unix)]
    public async Task A_link_to_a_file_with_an_id_is_replaced_by_an_id_of_our_own()
    {
        using var other = new DataDirectory();
        var theirs = other.Repository.GetOrCreate().Id;
        File.CreateSymbolicLink(_directory.IdFile, other.IdFile);
        _directory.Repository.Find().Should().BeNull();

        await ShouldBeReplaced("symbolic link");

        _directory.Repository.Find().Should().NotBe(theirs);
        other.Repository.Find().Should().Be(theirs);
    }

    [Fact]
    [Needs(Need.Unix)]
    public async Task A_dangling_link_is_replaced_and_its_target_is_not_made()
    {
        File.CreateSymbolicLink(_directory.IdFile, _directory.Beside("nowhere"));

        await ShouldBeReplaced("symbolic link");

        File.Exists(_directory.Beside("nowhere")).Should().BeFalse();
    }

    [Fact]
    [Needs(Need.Unix)]
    public async Task A_link_to_itself_is_replaced()
    {
        File.CreateSymbolicLink(_directory.IdFile, _directory.IdFile);

        await ShouldBeReplaced("symbolic link");
    }

    [Fact]
    [Needs(Need.Unix)]
    public async Task A_link_to_an_endless_device_is_replaced()
    {
        File.CreateSymbolicLink(_directory.IdFile, "/dev/zero");

        await ShouldBeReplaced("symbolic link");
    }

    [Fact]
    [Needs(Need.Unix)]
    public async Task A_link_to_a_directory_is_replaced()
    {
        File.CreateSymbolicLink(_directory.IdFile, _directory.Path);

        await ShouldBeReplaced("symbolic link");
    }

    [Fact]
    [Needs("mkfifo")]
    public async Task A_pipe_that_nobody_writes_is_replaced_without_waiting()
    {
        ChildProcess.Run("mkfifo", _directory.IdFile).ExitCode.Should().Be(0);

        await ShouldBeReplaced("pipe");
    }

    [Fact]
    [Needs("mknod", Need.Root)]
    public async Task An_endless_device_is_replaced()
    {
        ChildProcess.Run("mknod", _directory.IdFile, "c", "1", "5").ExitCode.Should().Be(0);

        await ShouldBeReplaced("it was");
    }

    [Fact]
    [Needs(Need.Unix)]
    public async Task A_socket_is_replaced()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(_directory.IdFile));

        await ShouldBeReplaced("socket");
    }

    [Promise(Section.InstanceId, "Content that is no version-4 UUID is replaced, with one warning")]
    [Fact]
    [Needs(Need.Unix)]
    public async Task Ten_gibibytes_are_replaced_without_being_read()
    {
        await using (var file = File.Create(_directory.IdFile))
        {
            file.SetLength(10L << 30);
        }

        await ShouldBeReplaced("too long");
    }

    [Fact]
    public void A_directory_in_its_place_is_left_alone_and_there_is_no_id()
    {
        Directory.CreateDirectory(_directory.IdFile);

        var lookup = _directory.Repository.GetOrCreate();

        lookup.Should().Be(InstanceIdLookup.Unavailable(".instance_id cannot be kept: a directory stands in its place."));
        _directory.Repository.Find().Should().BeNull();
        Directory.Exists(_directory.IdFile).Should().BeTrue();
        _directory.Names.Should().BeEquivalentTo(".instance_id");
    }

    [Promise(Section.InstanceId, "Never through a symbolic link")]
    [Fact]
    [Needs(Need.Unix)]
    public void A_lock_that_is_a_link_is_not_followed()
    {
        File.WriteAllText(_directory.IdFile, "broken");
        File.CreateSymbolicLink(_directory.In(".instance_id.lock"), _directory.Beside("nowhere"));

        var lookup = _directory.Repository.GetOrCreate();

        lookup.Should().Be(InstanceIdLookup.Unavailable(".instance_id cannot be kept: a symbolic link is in the way."));
        File.Exists(_directory.Beside("nowhere")).Should().BeFalse();
        File.ReadAllText(_directory.IdFile).Should().Be("broken");
    }

    private async Task ShouldBeReplaced(string kind)
    {
        (await Task.Run(_directory.Repository.Find).WaitAsync(Deadline)).Should().BeNull();

        var lookup = await Task.Run(_directory.Repository.GetOrCreate).WaitAsync(Deadline);

        lookup.Origin.Should().Be(InstanceIdOrigin.Replaced, lookup.Fault);
        lookup.Fault.Should().Contain(kind).And.NotContain(_directory.Path);
        new FileInfo(_directory.IdFile).LinkTarget.Should().BeNull();
        HealedDirectory.ShouldHeal(_directory.Path).Should().Be(lookup.Id);
        _directory.Names.Should().BeEquivalentTo(".instance_id", ".instance_id.lock");
    }
}
