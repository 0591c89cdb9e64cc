using TelemetryHex.Adapters.Files;
using TelemetryHex.Ports;

namespace TelemetryHex.Adapters.Tests.Files;

[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class InstanceIdFileTests : IDisposable
{
    private const string Id = "550e8400-e29b-41d4-a716-446655440000";

    private readonly TemporaryDirectory _directory = new();

    private FileInstanceIdRepository Repository => new(_directory.Root);

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_new_file_holds_the_36_characters_and_a_newline_and_nothing_stands_beside_it()
    {
        var lookup = Repository.GetOrCreate();

        File.ReadAllText(_directory.IdFile).Should().Be($"{lookup.Id}\n");
        _directory.Names().Should().Equal(".instance_id");
    }

    [Fact]
    public void A_new_file_is_its_owner_s_alone_in_a_directory_that_is_too()
    {
        new FileInstanceIdRepository(_directory.Of("new/data")).GetOrCreate().Origin.Should().Be(InstanceIdOrigin.Created);

        File.GetUnixFileMode(_directory.Of("new/data/.instance_id")).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.GetUnixFileMode(_directory.Of("new/data")).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public void The_mode_of_a_directory_that_was_there_is_left_alone()
    {
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute;
        File.SetUnixFileMode(_directory.Root, Mode);

        Repository.GetOrCreate();

        File.GetUnixFileMode(_directory.Root).Should().Be(Mode);
    }

    [Theory]
    [InlineData(Id)]
    [InlineData(Id + "\n")]
    [InlineData(Id + "\r\n")]
    [InlineData("550E8400-E29B-41D4-A716-446655440000\n")]
    public void An_id_is_kept_with_or_without_its_newline_and_in_either_case(string content)
    {
        File.WriteAllText(_directory.IdFile, content);

        Repository.GetOrCreate().Origin.Should().Be(InstanceIdOrigin.Kept);
        Repository.Find()?.ToString().Should().Be(Id);
        File.ReadAllText(_directory.IdFile).Should().Be(content, "what is fine is not written again");
    }

    [Theory]
    [InlineData("", "it was empty")]
    [InlineData("\n", "it was too short")]
    [InlineData("550e8400-e29b", "it was too short")]
    [InlineData("existing-test-id-12345", "it was too short")]
    [InlineData("00000000-0000-0000-0000-000000000000", "it was not a version-4 UUID")]
    [InlineData("550e8400-e29b-11d4-a716-446655440000", "it was not a version-4 UUID")]
    [InlineData("550e8400-e29b-41d4-c716-446655440000", "it was not a version-4 UUID")]
    [InlineData("+50e8400-e29b-41d4-a716-446655440000", "it was not a version-4 UUID")]
    [InlineData("{550e8400-e29b-41d4-a716-446655440000}", "it was too long")]
    [InlineData(" 550e8400-e29b-41d4-a716-446655440000", "it was too long")]
    [InlineData(Id + "\n\n", "it held several lines")]
    [InlineData(Id + "\nx", "it held several lines")]
    [InlineData("\uFEFF" + Id, "it was too long")]
    [InlineData(Id + Id, "it was too long")]
    [InlineData("root:x:0:0:root:/root:/bin/bash\nsecret\n", "it held several lines")]
    public void Content_that_is_no_id_is_replaced_and_the_fault_names_its_kind_and_no_content(string content, string fault)
    {
        File.WriteAllText(_directory.IdFile, content);
        File.SetUnixFileMode(_directory.IdFile, (UnixFileMode)0b110_100_100);
        Repository.Find().Should().BeNull();

        var lookup = Repository.GetOrCreate();

        lookup.Origin.Should().Be(InstanceIdOrigin.Replaced);
        lookup.Fault.Should().Be(fault);
        Repository.GetOrCreate().Should().Be(InstanceIdLookup.Kept(lookup.Id ?? throw new InvalidOperationException()));
        File.ReadAllText(_directory.IdFile).Should().Be($"{lookup.Id}\n");
        File.GetUnixFileMode(_directory.IdFile).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        _directory.Names().Should().Equal(".instance_id");
    }

    [Fact]
    public async Task A_file_of_ten_gibibytes_is_replaced_at_once()
    {
        using (var file = File.OpenWrite(_directory.IdFile))
        {
            file.SetLength(10L << 30);
        }

        (await Task.Run(() => Repository.GetOrCreate()).WaitAsync(TimeSpan.FromSeconds(10))).Fault.Should().Be("it was too long");
    }

    [Fact]
    public async Task A_fifo_is_not_waited_for()
    {
        using (var make = System.Diagnostics.Process.Start("mkfifo", [_directory.IdFile]))
        {
            await make.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(10));
        }

        (await Task.Run(() => Repository.GetOrCreate()).WaitAsync(TimeSpan.FromSeconds(10))).Fault.Should().Be("it was not a regular file");
    }

    [Fact]
    public void A_socket_in_its_place_is_replaced()
    {
        using var socket = new System.Net.Sockets.Socket(System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, System.Net.Sockets.ProtocolType.Unspecified);
        socket.Bind(new System.Net.Sockets.UnixDomainSocketEndPoint(_directory.IdFile));

        Repository.GetOrCreate().Fault.Should().Be("it was not a regular file");
    }

    [Theory]
    [InlineData("secret")]
    [InlineData(Id)]
    public void A_symbolic_link_is_replaced_and_its_target_untouched_even_when_the_target_holds_an_id(string target)
    {
        var elsewhere = _directory.Of("elsewhere");
        File.WriteAllText(elsewhere, target);
        File.CreateSymbolicLink(_directory.IdFile, elsewhere);
        Repository.Find().Should().BeNull();

        var lookup = Repository.GetOrCreate();

        lookup.Origin.Should().Be(InstanceIdOrigin.Replaced);
        lookup.Fault.Should().Be("it was a symbolic link");
        lookup.Id?.ToString().Should().NotBe(Id);
        File.ReadAllText(elsewhere).Should().Be(target);
        new FileInfo(_directory.IdFile).LinkTarget.Should().BeNull();
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData(".instance_id")]
    [InlineData("/dev/zero")]
    [InlineData("/proc/self/mem")]
    public void A_link_to_nowhere_to_itself_or_to_a_device_is_replaced(string target)
    {
        File.CreateSymbolicLink(_directory.IdFile, target);

        Repository.GetOrCreate().Origin.Should().Be(InstanceIdOrigin.Replaced);
        _directory.Names().Should().Equal(".instance_id");
    }

    [Fact]
    public void A_data_directory_that_is_itself_a_link_is_the_operator_s_choice()
    {
        Directory.CreateDirectory(_directory.Of("real"));
        Directory.CreateSymbolicLink(_directory.Of("data"), _directory.Of("real"));

        new FileInstanceIdRepository(_directory.Of("data")).GetOrCreate().Origin.Should().Be(InstanceIdOrigin.Created);
        File.Exists(_directory.Of("real/.instance_id")).Should().BeTrue();
    }

    [Fact]
    public void A_directory_in_its_place_is_left_alone_and_no_id_is_kept()
    {
        Directory.CreateDirectory(_directory.IdFile);

        Repository.GetOrCreate().Should().Be(InstanceIdLookup.Unavailable("a directory stands in its place"));
        Repository.Find().Should().BeNull();
        Directory.Exists(_directory.IdFile).Should().BeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData("/proc/nowhere")]
    [InlineData("/dev/null")]
    [InlineData("a\0b")]
    public void A_directory_that_cannot_be_made_keeps_no_id_and_throws_nothing(string directory)
    {
        new FileInstanceIdRepository(directory).GetOrCreate().Origin.Should().Be(InstanceIdOrigin.Unavailable);
        new FileInstanceIdRepository(directory).Find().Should().BeNull();
    }

    [Fact]
    public void A_leftover_of_a_killed_process_is_removed_when_it_is_an_hour_old()
    {
        File.WriteAllText(_directory.Of(".instance_id.00112233.tmp"), "");
        File.WriteAllText(_directory.Of(".instance_id.44556677.tmp"), "");
        File.WriteAllText(_directory.Of("other.tmp"), "");
        File.SetLastWriteTimeUtc(_directory.Of(".instance_id.00112233.tmp"), DateTime.UtcNow.AddHours(-2));
        File.SetLastWriteTimeUtc(_directory.Of("other.tmp"), DateTime.UtcNow.AddHours(-2));

        Repository.GetOrCreate();

        _directory.Names().Should().Equal(".instance_id", ".instance_id.44556677.tmp", "other.tmp");
    }

    [Fact]
    public async Task Racing_callers_replace_bad_content_once()
    {
        for (var round = 0; round < 50; round++)
        {
            File.WriteAllText(_directory.IdFile, "bad");

            var lookups = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Repository.GetOrCreate())));

            lookups.Select(lookup => lookup.Id).Distinct().Should().Equal(Repository.Find());
            lookups.Count(lookup => lookup.Origin == InstanceIdOrigin.Replaced).Should().Be(1);
        }
    }
}
