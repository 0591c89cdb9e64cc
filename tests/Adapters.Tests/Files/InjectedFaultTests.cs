using System.Text.RegularExpressions;
using TelemetryHex.Adapters.Files;
using TelemetryHex.Contracts;

namespace TelemetryHex.Adapters.Tests.Files;

/// <summary>Faults at each system call that makes the file, injected by strace below the program.</summary>
public sealed partial class InjectedFaultTests : IDisposable
{
    // What the making of a file asks of the kernel by name or by handle, between the first look and the last clean-up.
    private static readonly string[] Steps = ["link", "fsync", "flock", "rename", "unlink"];

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    private static List<(string Step, string Error, string? Before)> Errors()
    {
        var data = new List<(string, string, string?)>();
        foreach (var before in (string?[])[null, "bad content"])
        {
            foreach (var step in Steps)
            {
                foreach (var error in (string[])["EIO", "ENOSPC", "EROFS", "EPERM", "EOPNOTSUPP"])
                {
                    data.Add((step, error, before));
                }
            }
        }

        return data;
    }

    [NeedsFact("strace")]
    public async Task An_error_of_any_step_is_an_outcome_and_the_next_start_heals()
    {
        await Parallel.ForEachAsync(Errors(), new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (row, _) =>
        {
            var (step, error, before) = row;
            var directory = NewDirectory(before);

            var answer = (await IdProcess.AskAsync([directory], Strace($"inject={step}:error={error}"))).Single();

            var repository = new FileInstanceIdRepository(directory);
            if (answer[0] == "Unavailable")
            {
                answer[2].Should().NotBeEmpty();
            }
            else
            {
                repository.Find()?.ToString().Should().Be(answer[1], "{0} failed with {1}, and the process still went on with an id", step, error);
            }

            var healed = repository.GetOrCreate();
            healed.Id.Should().NotBeNull().And.Be(repository.Find());
        });
    }

    [NeedsFact("strace")]
    public async Task A_flush_that_fails_keeps_no_id()
    {
        var directory = NewDirectory(before: null);

        var answer = (await IdProcess.AskAsync([directory], Strace("inject=fsync:error=EIO:when=1"))).Single();

        answer.Should().Equal("Unavailable", "", "the disk failed with error 5");
        Directory.EnumerateFileSystemEntries(directory).Should().BeEmpty();
    }

    [NeedsFact("strace")]
    public async Task A_file_system_without_hard_links_still_keeps_one_id()
    {
        var directory = NewDirectory(before: null);

        var answer = (await IdProcess.AskAsync([directory], Strace("inject=link:error=EPERM"))).Single();

        answer[0].Should().Be("Created");
        new FileInstanceIdRepository(directory).Find()?.ToString().Should().Be(answer[1]);
        Directory.EnumerateFileSystemEntries(directory).Should().ContainSingle();
    }

    [NeedsFact("strace")]
    public async Task A_kill_at_any_step_leaves_a_whole_id_or_none()
    {
        var kills = from before in (string?[])[null, "bad content"] from step in Steps from time in (int[])[1, 2] select (before, step, time);
        await Parallel.ForEachAsync(kills, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (kill, _) =>
        {
            var directory = NewDirectory(kill.before);
            using var process = IdProcess.Start([directory], Strace($"inject={kill.step}:signal=KILL:when={kill.time}"));
            await process.EndAsync();

            var repository = new FileInstanceIdRepository(directory);
            var file = Path.Combine(directory, ".instance_id");
            var seen = File.Exists(file) ? await File.ReadAllTextAsync(file, CancellationToken.None) : null;
            seen.Should().Match(content => content == kill.before || Whole().IsMatch(content ?? ""), "a kill at {0} number {1}", kill.step, kill.time);
            var healed = repository.GetOrCreate();
            healed.Id.Should().NotBeNull().And.Be(repository.Find());
        });
    }

    private static string[] Strace(string inject)
        => ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=link,fsync,flock,rename,unlink", "-e", inject];

    private string NewDirectory(string? before)
    {
        var directory = Directory.CreateDirectory(_directory.Of(Guid.NewGuid().ToString("N"))).FullName;
        if (before is not null)
        {
            File.WriteAllText(Path.Combine(directory, ".instance_id"), before);
        }

        return directory;
    }

    [GeneratedRegex("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\n$")]
    private static partial Regex Whole();
}
