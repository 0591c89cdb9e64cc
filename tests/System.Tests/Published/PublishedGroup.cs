namespace TelemetryHex.SystemTests.Published;

/// <summary>The tests that share what is published; they take turns, since they share its sources too.</summary>
[CollectionDefinition(Name)]
public sealed class PublishedGroup : ICollectionFixture<PublishedBuilds>
{
    public const string Name = "published";
}
