using System.Diagnostics;
using System.Globalization;
using TelemetryHex.Adapters.Files;

namespace TelemetryHex.Adapters.Tests.Files;

public sealed class RaceTests : IDisposable
{
    private const int Rounds = 200;

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(null)]
    [InlineData("bad content")]
    public async Task Two_processes_that_race_200_times_end_with_one_id_the_one_in_the_file(string? before)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var directory = Directory.CreateDirectory(_directory.Of(Name(round))).FullName;
            if (before is not null)
            {
                await File.WriteAllTextAsync(Path.Combine(directory, ".instance_id"), before);
            }
        }

        using var left = IdProcess.Start(["--race", _directory.Root, Name(Rounds)]);
        using var right = IdProcess.Start(["--race", _directory.Root, Name(Rounds)]);
        await left.ReadyAsync();
        await right.ReadyAsync();
        var start = (Stopwatch.GetTimestamp() + (Stopwatch.Frequency / 5)).ToString(CultureInfo.InvariantCulture);
        await left.WriteLineAsync(start);
        await right.WriteLineAsync(start);

        var answers = await Task.WhenAll(left.ReadToEndAsync(), right.ReadToEndAsync());

        for (var round = 0; round < Rounds; round++)
        {
            var kept = new FileInstanceIdRepository(_directory.Of(Name(round))).Find()?.ToString();
            kept.Should().NotBeNull();
            answers[0][round][1].Should().Be(kept, "round {0}: {1} and {2}", round, answers[0][round][0], answers[1][round][0]);
            answers[1][round][1].Should().Be(kept, "round {0}: {1} and {2}", round, answers[0][round][0], answers[1][round][0]);
            Directory.EnumerateFileSystemEntries(_directory.Of(Name(round))).Should().ContainSingle();
        }
    }

    [Fact]
    public async Task Two_hundred_processes_killed_in_the_middle_leave_whole_ids_or_none()
    {
        var random = new Random(12345);
        await Parallel.ForAsync(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (victim, _) =>
        {
            var root = Directory.CreateDirectory(_directory.Of(Name(victim))).FullName;
            using var process = IdProcess.Start(["--endless", root]);
            await process.ReadyAsync();
            int spins;
            lock (random)
            {
                spins = random.Next(0, 40_000);
            }

            // A moment that no clock decides; by then the process is somewhere in the middle of making a file.
            Thread.SpinWait(spins);
            await process.KillAsync();
        });

        var directories = Directory.EnumerateDirectories(_directory.Root).SelectMany(Directory.EnumerateDirectories).ToList();
        directories.Should().HaveCountGreaterThan(200 * 21, "each was killed while it made one more");
        foreach (var directory in directories)
        {
            var file = Path.Combine(directory, ".instance_id");
            var repository = new FileInstanceIdRepository(directory);
            if (File.Exists(file))
            {
                repository.Find().Should().NotBeNull("a file that can be seen is whole");
            }

            var healed = repository.GetOrCreate();
            healed.Id.Should().NotBeNull().And.Be(repository.Find());
            healed.Fault.Should().BeNull();
        }
    }

    private static string Name(int number) => number.ToString(CultureInfo.InvariantCulture);
}
