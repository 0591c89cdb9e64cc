using System.Globalization;
using TelemetryHex.Adapters.Files;

namespace TelemetryHex.Adapters.Tests.Files;

[Trait("Speed", "Slow")]
public sealed class RacingProcessesTests : IDisposable
{
    private const int Rounds = 200;
    private readonly DataDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Promise(Section.InstanceId, "Two processes that race end with one id, the one in the file")]
    [Fact]
    public async Task Two_processes_that_find_nothing_both_end_with_the_id_in_the_file() => await Race("");

    [Promise(Section.InstanceId, "Two processes that race end with one id, the one in the file")]
    [Fact]
    public async Task Two_processes_that_find_no_id_both_end_with_the_id_in_the_file() => await Race("existing-test-id-12345");

    private async Task Race(string content)
    {
        var directories = Enumerable.Range(0, Rounds).Select(round => _directory.In(round.ToString(CultureInfo.InvariantCulture))).ToList();
        foreach (var directory in content.Length > 0 ? directories : [])
        {
            Directory.CreateDirectory(directory);
            await File.WriteAllTextAsync(Path.Combine(directory, FileInstanceIdRepository.FileName), content);
        }

        var rounds = Rounds.ToString(CultureInfo.InvariantCulture);
        using var one = ChildProcess.StartIdProcess("race", _directory.Path, rounds, "one", "other");
        using var other = ChildProcess.StartIdProcess("race", _directory.Path, rounds, "other", "one");
        var ids = await Task.WhenAll(one.ReadToEndAsync(), other.ReadToEndAsync()).WaitAsync(TimeSpan.FromSeconds(180));

        var kept = directories.Select(directory => $"{new FileInstanceIdRepository(directory).Find()}").ToList();
        kept.Should().NotContain("").And.OnlyHaveUniqueItems();
        string.Concat(ids).Should().NotContain("cannot", "each finds an id to tell");
        ids[0].Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().Equal(kept);
        ids[1].Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().Equal(kept);
        directories.SelectMany(directory => Directory.EnumerateFiles(directory, "*.tmp")).Should().BeEmpty();
    }
}
