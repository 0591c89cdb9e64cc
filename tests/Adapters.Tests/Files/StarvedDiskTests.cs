using System.Globalization;
using System.Runtime.Versioning;
using TelemetryHex.Adapters.Files;
using TelemetryHex.Ports;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Tests.Files;

[UnsupportedOSPlatform("windows")]
public sealed class StarvedDiskTests : IDisposable
{
    private readonly DataDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Promise(Section.InstanceId, "Where the id cannot be kept nothing is sent: one warning, the host runs on")]
    [Fact]
    [Needs(Need.Root, "mount", "umount")]
    public void A_full_disk_keeps_no_id_and_no_part_of_one_until_there_is_room()
        => WhileMounted(["-t", "tmpfs", "-o", "size=64k", "tmpfs", _directory.Path], () =>
        {
            var filler = _directory.In("filler");
            Action fill = () =>
            {
                using var file = new FileStream(filler, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
                while (true)
                {
                    file.Write(new byte[4096]);
                }
            };
            fill.Should().Throw<IOException>();

            ShouldBeUnavailable("the disk is full", "filler");

            File.Delete(filler);
            ShouldBeCreated();
        });

    [Fact]
    [Needs(Need.Root, "mount", "umount")]
    public void A_disk_without_inodes_keeps_no_id_until_there_is_one()
        => WhileMounted(["-t", "tmpfs", "-o", "size=64k,nr_inodes=8", "tmpfs", _directory.Path], () =>
        {
            var names = Enumerable.Range(0, 8).Select(i => string.Create(CultureInfo.InvariantCulture, $"filler-{i}")).ToList();
            Action fill = () => names.ForEach(name => File.Create(_directory.In(name)).Dispose());
            fill.Should().Throw<IOException>();

            ShouldBeUnavailable("the disk is full", [.. names.Where(name => File.Exists(_directory.In(name)))]);

            names.ForEach(name => File.Delete(_directory.In(name)));
            ShouldBeCreated();
        });

    [Promise(Section.InstanceId, "Where the id cannot be kept nothing is sent: one warning, the host runs on")]
    [Fact]
    [Needs(Need.Root, "mount", "umount")]
    public void A_read_only_disk_without_an_id_keeps_none()
        => WhileReadOnly(() => ShouldBeUnavailable("the disk is read-only"));

    [Fact]
    [Needs(Need.Root, "mount", "umount")]
    public void A_read_only_disk_with_an_id_keeps_it()
    {
        var id = ShouldBeCreated();

        WhileReadOnly(() => _directory.Repository.GetOrCreate().Should().Be(InstanceIdLookup.Kept(id)));
    }

    [Fact]
    [Needs(Need.Root, "mount", "umount")]
    public void A_read_only_disk_with_what_is_no_id_keeps_none()
    {
        File.WriteAllText(_directory.IdFile, "existing-test-id-12345");

        WhileReadOnly(() => ShouldBeUnavailable("the disk is read-only", FileInstanceIdRepository.FileName));
    }

    private static void Mount(params string[] arguments)
    {
        var (exitCode, output) = ChildProcess.Run("mount", arguments);
        exitCode.Should().Be(0, output);
    }

    private InstanceId ShouldBeCreated()
    {
        var lookup = _directory.Repository.GetOrCreate();
        lookup.Origin.Should().Be(InstanceIdOrigin.Created);
        return HealedDirectory.ShouldHeal(_directory.Path);
    }

    private void ShouldBeUnavailable(string why, params string[] names)
    {
        _directory.Repository.GetOrCreate().Should().Be(InstanceIdLookup.Unavailable($".instance_id cannot be kept: {why}."));
        _directory.Repository.Find().Should().BeNull();
        _directory.Names.Should().BeEquivalentTo(names);
    }

    private void WhileReadOnly(Action act) => WhileMounted(["--bind", _directory.Path, _directory.Path], () =>
    {
        Mount("-o", "remount,bind,ro", _directory.Path);
        act();
    });

    private void WhileMounted(string[] mount, Action act)
    {
        Mount(mount);
        try
        {
            act();
        }
        finally
        {
            ChildProcess.Run("umount", _directory.Path).ExitCode.Should().Be(0);
        }
    }
}
