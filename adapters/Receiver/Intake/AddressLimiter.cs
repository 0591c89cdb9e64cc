using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Threading.RateLimiting;

namespace TelemetryHex.Receiver.Intake;

/// <summary>
/// A bucket of tokens for each address prefix, in memory only. A bucket is known by a keyed hash; the key is random, never leaves the
/// process and dies, with all buckets, within the hour.
/// </summary>
internal sealed class AddressLimiter(int burst, int perMinute, TimeProvider time) : IDisposable
{
    // Of IPv6 a subscriber has at least a /64; of IPv4 an address.
    private const int PrefixLength = 8;

    private static readonly TimeSpan KeyLife = TimeSpan.FromMinutes(55);

    private readonly Lock _turning = new();
    private Generation _current = new(burst, perMinute, time.GetTimestamp());

    /// <summary>Takes a token; null where there was one, otherwise when to come back.</summary>
    public TimeSpan? Refuse(IPAddress? address)
    {
        var generation = Current();
        using var lease = generation.Buckets.AttemptAcquire(generation.HashOf(address));
        return lease.IsAcquired ? null
            : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait
            : TimeSpan.FromMinutes(1);
    }

    /// <inheritdoc/>
    public void Dispose() => _current.Buckets.Dispose();

    private Generation Current()
    {
        var current = Volatile.Read(ref _current);
        if (time.GetElapsedTime(current.Since) < KeyLife)
        {
            return current;
        }

        lock (_turning)
        {
            if (ReferenceEquals(current, _current))
            {
                // The old buckets are left to the collector: a request may still hold one.
                _current = new Generation(burst, perMinute, time.GetTimestamp());
            }

            return _current;
        }
    }

    private sealed class Generation(int burst, int perMinute, long since)
    {
        private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

        public long Since { get; } = since;

        public PartitionedRateLimiter<ulong> Buckets { get; } = PartitionedRateLimiter.Create<ulong, ulong>(prefix => RateLimitPartition.GetTokenBucketLimiter(prefix, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst,
            TokensPerPeriod = perMinute,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1),
            QueueLimit = 0,
        }));

        public ulong HashOf(IPAddress? address)
        {
            Span<byte> bytes = stackalloc byte[16];
            Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
            var plain = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address ?? IPAddress.None;
            plain.TryWriteBytes(bytes, out var length);
            HMACSHA256.HashData(_key, bytes[..(plain.AddressFamily == AddressFamily.InterNetworkV6 ? PrefixLength : length)], hash);
            return BinaryPrimitives.ReadUInt64LittleEndian(hash);
        }
    }
}
