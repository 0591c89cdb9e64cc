using TelemetryHex.Adapters.Files;
using TelemetryHex.Ports;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Tests.Files;

/// <summary>What holds for a directory at the next start, whatever happened before.</summary>
internal static class HealedDirectory
{
    /// <summary>The next start has an id, which is the file's, and keeps it.</summary>
    public static InstanceId ShouldHeal(string directory, string because = "")
    {
        var repository = new FileInstanceIdRepository(directory);
        var lookup = repository.GetOrCreate();
        lookup.Origin.Should().NotBe(InstanceIdOrigin.Unavailable, because);
        var id = lookup.Id ?? throw new InvalidOperationException("A lookup with an origin has an id.");

        repository.Find().Should().Be(id, because);
        repository.GetOrCreate().Should().Be(InstanceIdLookup.Kept(id), because);
        File.ReadAllText(Path.Combine(directory, FileInstanceIdRepository.FileName)).TrimEnd().Should().Be(id.ToString(), because);
        return id;
    }
}
