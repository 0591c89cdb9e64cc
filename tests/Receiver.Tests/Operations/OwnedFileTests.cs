using System.Runtime.Versioning;
using TelemetryHex.Receiver.Operations;

namespace TelemetryHex.Receiver.Tests.Operations;

public sealed class OwnedFileTests : IDisposable
{
    private const string OtherDisk = "/dev/shm";

    public static bool HasTwoDisks => OperatingSystem.IsLinux() && Directory.Exists(OtherDisk) && !Path.GetTempPath().StartsWith(OtherDisk, StringComparison.Ordinal);

    private readonly WorkingDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_second_name_is_the_same_file()
    {
        await File.WriteAllTextAsync(_directory.File("one"), "first");

        OwnedFile.Duplicate(_directory.File("one"), _directory.File("two"));

        await File.AppendAllTextAsync(_directory.File("one"), ", and more");
        (await File.ReadAllTextAsync(_directory.File("two"))).Should().Be("first, and more");
    }

    [Fact(Skip = $"SKIPPED: there is no second disk at {OtherDisk} here", SkipUnless = nameof(HasTwoDisks))]
    [UnsupportedOSPlatform("windows")]
    public async Task On_another_disk_the_second_name_is_that_of_a_whole_copy_for_its_owner_alone()
    {
        await WriteOwnedAsync(_directory.File("one"), "content");
        var name = NameOnOtherDisk();
        try
        {
            OwnedFile.Duplicate(_directory.File("one"), name);

            (await File.ReadAllTextAsync(name)).Should().Be("content");
            (await File.ReadAllTextAsync(_directory.File("one"))).Should().Be("content");
            File.GetUnixFileMode(name).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
            File.Exists(name + ".part").Should().BeFalse();
        }
        finally
        {
            File.Delete(name);
        }
    }

    [Fact(Skip = $"SKIPPED: there is no second disk at {OtherDisk} here", SkipUnless = nameof(HasTwoDisks))]
    public async Task A_file_is_moved_to_another_disk_too()
    {
        await WriteOwnedAsync(_directory.File("one"), "content");
        var name = NameOnOtherDisk();
        try
        {
            OwnedFile.Move(_directory.File("one"), name);

            (await File.ReadAllTextAsync(name)).Should().Be("content");
            File.Exists(_directory.File("one")).Should().BeFalse();
        }
        finally
        {
            File.Delete(name);
        }
    }

    private static string NameOnOtherDisk() => Path.Combine(OtherDisk, $"telemetryhex-owned-{Guid.NewGuid():N}");

    private static async Task WriteOwnedAsync(string path, string content)
    {
        await File.WriteAllTextAsync(path, content);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }
}
