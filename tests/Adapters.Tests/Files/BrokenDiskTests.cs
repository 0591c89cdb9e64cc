using System.Diagnostics;
using TelemetryHex.Adapters.Files;
using TelemetryHex.Contracts;
using TelemetryHex.Ports;

namespace TelemetryHex.Adapters.Tests.Files;

/// <summary>Disks that really are full, read-only or somebody else's.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class BrokenDiskTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [NeedsFact(NeedsFactAttribute.Root, "mount", "umount")]
    public async Task A_full_disk_keeps_no_id_leaves_nothing_behind_and_keeps_the_id_that_is_there()
    {
        await WithMountAsync(["-t", "tmpfs", "-o", "size=16k", "tmpfs"], () =>
        {
            Directory.CreateDirectory(_directory.Of("disk/old"));
            var old = new FileInstanceIdRepository(_directory.Of("disk/old")).GetOrCreate();
            Fill(_directory.Of("disk/filler"));

            new FileInstanceIdRepository(_directory.Of("disk")).GetOrCreate().Should().Be(InstanceIdLookup.Unavailable("the disk is full"));

            Directory.EnumerateFiles(_directory.Of("disk")).Select(Path.GetFileName).Should().Equal("filler");
            new FileInstanceIdRepository(_directory.Of("disk/old")).GetOrCreate().Should().Be(InstanceIdLookup.Kept(old.Id ?? throw new InvalidOperationException()));
        });
    }

    [NeedsFact(NeedsFactAttribute.Root, "mount", "umount")]
    public async Task A_disk_without_room_for_one_more_name_keeps_no_id()
    {
        await WithMountAsync(["-t", "tmpfs", "-o", "nr_inodes=2", "tmpfs"], () =>
        {
            File.WriteAllText(_directory.Of("disk/last"), "");

            new FileInstanceIdRepository(_directory.Of("disk")).GetOrCreate().Should().Be(InstanceIdLookup.Unavailable("the disk is full"));
        });
    }

    [NeedsFact(NeedsFactAttribute.Root, "mount", "umount")]
    public async Task A_read_only_bind_mount_keeps_the_id_that_is_there_and_no_other()
    {
        Directory.CreateDirectory(_directory.Of("source/old"));
        var old = new FileInstanceIdRepository(_directory.Of("source/old")).GetOrCreate();

        await WithMountAsync(["--bind", "-o", "ro", _directory.Of("source")], () =>
        {
            new FileInstanceIdRepository(_directory.Of("disk/old")).GetOrCreate().Should().Be(InstanceIdLookup.Kept(old.Id ?? throw new InvalidOperationException()));
            new FileInstanceIdRepository(_directory.Of("disk")).GetOrCreate().Should().Be(InstanceIdLookup.Unavailable("the file system is read-only"));
        });

        Directory.EnumerateFiles(_directory.Of("source")).Should().BeEmpty();
    }

    [NeedsFact(NeedsFactAttribute.Root, "setpriv")]
    public async Task A_user_without_permission_keeps_no_id_and_learns_why()
    {
        File.SetUnixFileMode(_directory.Root, (UnixFileMode)0b111_101_101);
        var program = CopyProgram();
        var closed = Directory.CreateDirectory(_directory.Of("closed"), (UnixFileMode)0b101_101_101).FullName;
        var foreign = Directory.CreateDirectory(_directory.Of("foreign")).FullName;
        File.SetUnixFileMode(foreign, (UnixFileMode)0b111_111_111);
        new FileInstanceIdRepository(foreign).GetOrCreate();
        var hidden = Directory.CreateDirectory(_directory.Of("hidden"), (UnixFileMode)0b111_000_000).FullName;

        using var process = IdProcess.StartProgram(
            program, [closed, foreign, hidden], "setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups", "env", "HOME=/tmp");
        var answers = await process.ReadToEndAsync();

        answers.Should().HaveCount(3).And.OnlyContain(answer => answer[0] == "Unavailable" && answer[2] == "permission is denied");
        Directory.EnumerateFileSystemEntries(closed).Should().BeEmpty();
        Directory.EnumerateFileSystemEntries(foreign).Should().ContainSingle();
    }

    private static void Fill(string path)
    {
        try
        {
            using var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write);
            for (var offset = 0L; offset < 1 << 20; offset += 512)
            {
                RandomAccess.Write(file, new byte[512], offset);
            }
        }
        catch (IOException)
        {
            // Full, which is the point.
        }
    }

    private async Task WithMountAsync(string[] arguments, Action test)
    {
        var disk = Directory.CreateDirectory(_directory.Of("disk")).FullName;
        await RunAsync("mount", [.. arguments, disk]);
        try
        {
            test();
        }
        finally
        {
            await RunAsync("umount", [disk]);
        }
    }

    private string CopyProgram()
    {
        var copy = Directory.CreateDirectory(_directory.Of("program")).FullName;
        File.SetUnixFileMode(copy, (UnixFileMode)0b111_101_101);
        foreach (var name in (string[])["idprocess.dll", "idprocess.runtimeconfig.json", "TelemetryHex.Core.dll", "TelemetryHex.Adapters.Files.dll"])
        {
            File.Copy(Path.Combine(AppContext.BaseDirectory, name), Path.Combine(copy, name));
            File.SetUnixFileMode(Path.Combine(copy, name), (UnixFileMode)0b110_100_100);
        }

        return Path.Combine(copy, "idprocess.dll");
    }

    private static async Task RunAsync(string program, string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(10));
        process.ExitCode.Should().Be(0);
    }
}
