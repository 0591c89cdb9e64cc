using System.Runtime.Versioning;

namespace TelemetryHex.Adapters.Tests.Files;

[UnsupportedOSPlatform("windows")]
public sealed class ForeignUserTests : IDisposable
{
    private const UnixFileMode ReadByAll = (UnixFileMode)0x1ED; // 0755
    private const UnixFileMode WrittenByAll = (UnixFileMode)0x1FF; // 0777
    private const UnixFileMode OwnersAlone = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const string Denied = "Unavailable\t\t.instance_id cannot be kept: ";
    private static readonly string[] Program =
        ["idprocess.dll", "idprocess.runtimeconfig.json", "TelemetryHex.Core.dll", "TelemetryHex.Adapters.Files.dll"];

    private readonly DataDirectory _directory = new();

    public ForeignUserTests()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.SetUnixFileMode(_directory.Beside(""), ReadByAll);
        foreach (var file in Program)
        {
            File.Copy(Path.Combine(AppContext.BaseDirectory, file), _directory.Beside(file));
            File.SetUnixFileMode(_directory.Beside(file), ReadByAll);
        }
    }

    public void Dispose() => _directory.Dispose();

    [Promise(Section.InstanceId, "Where the id cannot be kept nothing is sent: one warning, the host runs on")]
    [Fact]
    [Needs(Need.Root, "setpriv")]
    public void A_directory_one_may_not_write_keeps_no_id()
    {
        File.SetUnixFileMode(_directory.Path, ReadByAll);

        AskAsNobody().Should().Be(Denied + "permission is denied.");

        _directory.Names.Should().BeEmpty();
    }

    [Fact]
    [Needs(Need.Root, "setpriv")]
    public void A_file_one_may_not_read_is_left_alone()
    {
        File.SetUnixFileMode(_directory.Path, WrittenByAll);
        var id = _directory.Repository.GetOrCreate().Id;
        File.GetUnixFileMode(_directory.IdFile).Should().Be(OwnersAlone);

        AskAsNobody().Should().Be(Denied + "it cannot be read: permission is denied.");

        _directory.Repository.Find().Should().Be(id);
        _directory.Names.Should().BeEquivalentTo(".instance_id");
    }

    [Fact]
    [Needs(Need.Root, "setpriv")]
    public void A_directory_one_may_write_keeps_an_id()
    {
        File.SetUnixFileMode(_directory.Path, WrittenByAll);

        AskAsNobody().Should().StartWith("Created\t");

        AskAsNobody().Should().Be($"Kept\t{_directory.Repository.Find()}\t");
    }

    private string AskAsNobody()
    {
        var (exitCode, output) = ChildProcess.Run(
            "setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups", "dotnet", _directory.Beside("idprocess.dll"), "get", _directory.Path);
        exitCode.Should().Be(0, output);
        return output.TrimEnd('\n');
    }
}
