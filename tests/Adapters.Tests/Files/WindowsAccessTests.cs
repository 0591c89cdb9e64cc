using System.Runtime.Versioning;
using System.Security.AccessControl;
using System.Security.Principal;
using TelemetryHex.Adapters.Files;
using TelemetryHex.Ports;

namespace TelemetryHex.Adapters.Tests.Files;

[SupportedOSPlatform("windows")]
public sealed class WindowsAccessTests : IDisposable
{
    // Wine keeps no access lists: it shows the permissions of Unix as one, with the system beside the owner.
    private static readonly SecurityIdentifier LocalSystem = new(WellKnownSidType.LocalSystemSid, null);
    private readonly DataDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Promise(Section.InstanceId, "On Windows an access list for the user alone, whatever the directory lets in")]
    [Fact]
    [Needs(Need.Windows)]
    public void Whatever_its_directory_lets_in_a_new_file_is_its_user_s_alone()
    {
        _directory.Repository.GetOrCreate();

        ShouldLetInNobodyElse(new FileInfo(_directory.IdFile).GetAccessControl());
        StrangersIn(new DirectoryInfo(_directory.Path).GetAccessControl()).Should().NotBeEmpty("the directory lets in more, for the test to mean anything");
    }

    [Fact]
    [Needs(Need.Windows)]
    public void A_file_in_the_place_of_an_open_one_is_its_user_s_alone_and_so_is_the_lock()
    {
        File.WriteAllText(_directory.IdFile, "broken");

        _directory.Repository.GetOrCreate().Origin.Should().Be(InstanceIdOrigin.Replaced);

        ShouldLetInNobodyElse(new FileInfo(_directory.IdFile).GetAccessControl());
        ShouldLetInNobodyElse(new FileInfo(_directory.In(".instance_id.lock")).GetAccessControl());
    }

    [Promise(Section.InstanceId, "On Windows an access list for the user alone, whatever the directory lets in")]
    [Fact]
    [Needs(Need.Windows)]
    public void A_directory_we_make_is_its_user_s_alone_and_its_parents_are_not()
    {
        new FileInstanceIdRepository(_directory.In("a/b")).GetOrCreate().Origin.Should().Be(InstanceIdOrigin.Created);

        ShouldLetInNobodyElse(new DirectoryInfo(_directory.In("a/b")).GetAccessControl());
        StrangersIn(new DirectoryInfo(_directory.In("a")).GetAccessControl()).Should().NotBeEmpty();
    }

    [Promise(Section.InstanceId, "On Windows what a reader has open is replaced when it is closed, and left when it never is")]
    [Fact]
    [Needs(Need.Windows)]
    public async Task What_a_reader_has_open_is_replaced_as_soon_as_it_is_closed()
    {
        File.WriteAllText(_directory.IdFile, "broken");
        var reader = File.Open(_directory.IdFile, FileMode.Open, FileAccess.Read, FileShare.Read);
        var replacing = Task.Run(_directory.Repository.GetOrCreate);
        try
        {
            using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            while (!_directory.Names.Any(name => name?.EndsWith(".tmp", StringComparison.Ordinal) == true))
            {
                deadline.Token.ThrowIfCancellationRequested();
                await Task.Yield();
            }

            replacing.IsCompleted.Should().BeFalse();
        }
        finally
        {
            await reader.DisposeAsync();
        }

        (await replacing.WaitAsync(TimeSpan.FromSeconds(60))).Origin.Should().Be(InstanceIdOrigin.Replaced);
    }

    [Promise(Section.InstanceId, "On Windows what a reader has open is replaced when it is closed, and left when it never is")]
    [Fact]
    [Needs(Need.Windows)]
    public void What_another_process_never_lets_go_keeps_no_id_and_is_left_as_it_is()
    {
        File.WriteAllText(_directory.IdFile, "broken");
        using (File.Open(_directory.IdFile, FileMode.Open, FileAccess.Read, FileShare.None))
        {
            var lookup = _directory.Repository.GetOrCreate();

            lookup.Origin.Should().Be(InstanceIdOrigin.Unavailable);
            lookup.Fault.Should().Be(".instance_id cannot be kept: the file is in use.");
        }

        File.ReadAllText(_directory.IdFile).Should().Be("broken");
    }

    private static void ShouldLetInNobodyElse(FileSystemSecurity access)
    {
        StrangersIn(access).Should().BeEmpty();
        Rules(access).Should().Contain(rule => rule.IdentityReference == ProcessUser.Id && rule.FileSystemRights == FileSystemRights.FullControl);
    }

    private static List<IdentityReference> StrangersIn(FileSystemSecurity access)
        => [.. Rules(access).Select(rule => rule.IdentityReference).Where(identity => identity != ProcessUser.Id && identity != LocalSystem)];

    private static IEnumerable<FileSystemAccessRule> Rules(FileSystemSecurity access)
        => access.GetAccessRules(includeExplicit: true, includeInherited: true, typeof(SecurityIdentifier)).Cast<FileSystemAccessRule>();
}
