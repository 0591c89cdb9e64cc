using System.Globalization;
using TelemetryHex.Adapters.Files;

namespace TelemetryHex.Adapters.Tests.Files;

/// <summary>Every system call between a start and its id fails once, in every way, and is once the process's last.</summary>
[Trait("Speed", "Slow")]
public sealed class InjectedFaultTests : IDisposable
{
    private const string Id = "0b6f3c1e-5a77-4c9e-9d21-3f4e8a6b7c50";
    private const string Absent = "";
    private const string Broken = "existing-test-id-12345";
    private const string Kept = Id + "\n";
    private static readonly string[] Errors = ["EIO", "ENOSPC", "EROFS", "EPERM"];
    private readonly DataDirectory _directory = new();
    private int _number;

    public void Dispose() => _directory.Dispose();

    [Promise(Section.InstanceId, "Whatever the disk does is an outcome")]
    [Fact]
    [Needs("strace", "kill")]
    public void Whatever_call_fails_the_answer_is_the_file_or_none_and_the_next_start_heals()
    {
        using var process = Serve();
        foreach (var content in new[] { Absent, Broken, Kept })
        {
            foreach (var call in CallsOf(process, content))
            {
                foreach (var error in Errors)
                {
                    Fail(process, content, new(call, $"error={error}"));
                }
            }
        }
    }

    [Promise(Section.InstanceId, "A kill in the middle leaves a whole id or none")]
    [Fact]
    [Needs("strace", "kill")]
    public void Whatever_call_is_the_last_the_file_is_whole_and_the_next_start_heals()
    {
        foreach (var content in new[] { Absent, Broken })
        {
            using var watched = Serve();
            foreach (var call in CallsOf(watched, content))
            {
                Die(content, new(call, "signal=KILL"));
            }
        }
    }

    [Promise(Section.InstanceId, "Flushed to the disk")]
    [Fact]
    [Needs("strace", "kill")]
    public void A_disk_that_fails_to_flush_keeps_no_id()
    {
        using var process = Serve();
        foreach (var content in new[] { Absent, Broken })
        {
            var directory = Arrange(content);

            var answer = Ask(process, directory, new(new("fsync", 1), "error=EIO"));

            answer.Should().Be("Unavailable\t\t.instance_id cannot be kept: the disk has an input/output error.");
            Content(directory).Should().Be(content);
            Directory.EnumerateFiles(directory, "*.tmp").Should().BeEmpty();
        }
    }

    [Fact]
    [Needs("strace", "kill")]
    public void A_disk_without_hard_links_keeps_an_id()
    {
        using var process = Serve();
        var link = CallsOf(process, Absent).Single(call => call.Name.StartsWith("link", StringComparison.Ordinal));
        foreach (var error in new[] { "EPERM", "EOPNOTSUPP", "ENOSYS", "EMLINK", "EIO" })
        {
            var directory = Arrange(Absent);

            var answer = Ask(process, directory, new(link, $"error={error}"));

            answer.Should().StartWith("Created\t");
            Content(directory).Should().Be($"{answer.Split('\t')[1]}\n");
            Directory.EnumerateFiles(directory, "*.tmp").Should().BeEmpty();
        }
    }

    [Promise(Section.InstanceId, "Two processes that race end with one id, the one in the file")]
    [Fact]
    [Needs("strace", "kill")]
    public void A_process_that_is_overtaken_while_it_publishes_takes_the_id_of_the_first()
    {
        using var process = Serve();
        var publishing = CallsOf(process, Absent)
            .Where(call => call.Name.StartsWith("link", StringComparison.Ordinal) || call.Name.StartsWith("rename", StringComparison.Ordinal));
        foreach (var call in publishing)
        {
            var directory = Arrange(Absent);
            using var tracer = SystemCallTracer.Attach(process, _directory.Beside("trace"), new(call, "delay_enter=500000"));

            process.Input.WriteLine(directory);
            SpinWait.SpinUntil(() => HasWrittenTemporary(directory), TimeSpan.FromSeconds(60)).Should().BeTrue();
            var first = new FileInstanceIdRepository(directory).GetOrCreate();
            var answer = process.ReadLine();

            tracer.Detach().Should().Contain("(DELAYED)");
            answer.Split('\t')[1].Should().Be($"{first.Id}", $"{call} was overtaken");
            HealedDirectory.ShouldHeal(directory).Should().Be(first.Id);
        }
    }

    private static bool HasWrittenTemporary(string directory)
        => Directory.Exists(directory) && new DirectoryInfo(directory).EnumerateFiles("*.tmp").Any(file => file.Length == Kept.Length);

    private static string Content(string directory)
    {
        var path = Path.Combine(directory, FileInstanceIdRepository.FileName);
        return File.Exists(path) ? File.ReadAllText(path) : Absent;
    }

    private void Fail(ChildProcess process, string content, SystemCallTracer.Injection injection)
    {
        var directory = Arrange(content);
        var because = $"{injection} was injected, with content '{content}'";

        var answer = Ask(process, directory, injection).Split('\t');

        if (answer[0] == "Unavailable")
        {
            answer[2].Should().StartWith(".instance_id cannot be kept: ", because).And.NotContain(directory, because);
            answer[1].Should().BeEmpty(because);
            Content(directory).Should().Be(content, because);
        }
        else
        {
            Content(directory).Should().Be($"{answer[1]}\n", because);
        }

        var healed = $"{HealedDirectory.ShouldHeal(directory, because)}";
        healed.Should().Be(content == Kept ? Id : answer[1].Length > 0 ? answer[1] : healed, because);
    }

    private void Die(string content, SystemCallTracer.Injection injection)
    {
        var directory = Arrange(content);
        using var process = Serve();
        using var tracer = SystemCallTracer.Attach(process, _directory.Beside("trace"), injection);

        process.Input.WriteLine(directory);
        process.WaitForExit().Should().Be(137, $"{injection} was injected");

        var left = Content(directory);
        (left == content || $"{new FileInstanceIdRepository(directory).Find()}\n" == left).Should().BeTrue($"{injection} left '{left}'");
        HealedDirectory.ShouldHeal(directory, $"{injection} was injected");
    }

    private IReadOnlyList<SystemCallTracer.Call> CallsOf(ChildProcess process, string content)
    {
        var directory = Arrange(content);
        using var tracer = SystemCallTracer.Attach(process, _directory.Beside("trace"), injection: null);
        process.Input.WriteLine(directory);
        process.ReadLine().Should().NotStartWith("Unavailable");
        var calls = SystemCallTracer.CallsThatName(directory, tracer.Detach());
        calls.Should().NotBeEmpty();
        return calls;
    }

    private string Ask(ChildProcess process, string directory, SystemCallTracer.Injection injection)
    {
        using var tracer = SystemCallTracer.Attach(process, _directory.Beside("trace"), injection);
        process.Input.WriteLine(directory);
        var answer = process.ReadLine();
        tracer.Detach().Should().Contain("(INJECTED)", $"{injection} was to be injected");
        return answer;
    }

    private ChildProcess Serve()
    {
        var process = ChildProcess.StartIdProcess("serve", Directory.CreateDirectory(Next()).FullName);
        process.Input.AutoFlush = true;
        process.ReadLine().Should().Be("ready");
        return process;
    }

    private string Arrange(string content)
    {
        var directory = Next();
        if (content.Length > 0)
        {
            Directory.CreateDirectory(directory);
            File.WriteAllText(Path.Combine(directory, FileInstanceIdRepository.FileName), content);
        }

        return directory;
    }

    private string Next() => _directory.In((_number++).ToString("d6", CultureInfo.InvariantCulture));
}
