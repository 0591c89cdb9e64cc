using System.Collections.Concurrent;
using System.Security.Cryptography;
using TelemetryHex.Ports;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Contracts.Fakes;

/// <summary>Keeps ids as long as the dictionary lives that several repositories may share.</summary>
public sealed class InMemoryInstanceIdRepository(ConcurrentDictionary<string, InstanceId> stores, string store) : IInstanceIdRepository
{
    /// <inheritdoc/>
    public InstanceId? Find() => stores.GetValueOrDefault(store);

    /// <inheritdoc/>
    public InstanceIdLookup GetOrCreate()
    {
        var mine = InstanceId.FromRandomBytes(RandomNumberGenerator.GetBytes(16));
        var kept = stores.GetOrAdd(store, mine);
        return ReferenceEquals(kept, mine) ? InstanceIdLookup.Created(mine) : InstanceIdLookup.Kept(kept);
    }
}
