using System.Diagnostics;
using System.Globalization;
using TelemetryHex.Adapters.Files;
using TelemetryHex.Ports;

namespace TelemetryHex.Adapters.Tests.Files;

[Trait("Speed", "Slow")]
public sealed class KilledProcessTests : IDisposable
{
    private const int EachKills = 25;
    private static readonly TimeSpan LongestLife = TimeSpan.FromMilliseconds(8);
    private readonly DataDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Promise(Section.InstanceId, "A kill in the middle leaves a whole id or none")]
    [Fact]
    public async Task A_process_killed_while_it_makes_an_id_leaves_a_whole_one_or_none()
    {
        // A process is killed at a moment nobody chose, 50 times, two at a time; half of them were replacing what is no id.
        await Task.WhenAll(
            Task.Run(() => KillMany("making", "")),
            Task.Run(() => KillMany("replacing", "existing-test-id-12345")));

        var touched = Directory.GetDirectories(_directory.Path).SelectMany(Directory.GetDirectories).ToList();
        touched.Should().HaveCountGreaterThanOrEqualTo(2 * EachKills);
        foreach (var directory in touched.Where(directory => directory.Contains("making-", StringComparison.Ordinal)))
        {
            ShouldBeWholeOrAbsent(directory);
        }

        foreach (var directory in touched)
        {
            HealedDirectory.ShouldHeal(directory);
        }
    }

    private static void ShouldBeWholeOrAbsent(string directory)
    {
        var path = Path.Combine(directory, FileInstanceIdRepository.FileName);
        if (File.Exists(path))
        {
            File.ReadAllText(path).Should().Be($"{new FileInstanceIdRepository(directory).Find()}\n");
        }

        new FileInstanceIdRepository(directory).GetOrCreate().Origin.Should().NotBe(InstanceIdOrigin.Replaced);
    }

    private void KillMany(string name, string content)
    {
        for (var kill = 0; kill < EachKills; kill++)
        {
            var root = _directory.In(string.Create(CultureInfo.InvariantCulture, $"{name}-{kill}"));
            Directory.CreateDirectory(root);
            using var child = ChildProcess.StartIdProcess("churn", root, content);
            child.ReadLine().Should().Be("ready");
            var life = LongestLife * Random.Shared.NextDouble();
            var lived = Stopwatch.StartNew();
            SpinWait.SpinUntil(() => lived.Elapsed >= life);
            child.Kill();
        }
    }
}
