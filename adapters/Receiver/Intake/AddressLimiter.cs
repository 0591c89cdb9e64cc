using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Threading.RateLimiting;
using TelemetryHex.Intake;

namespace TelemetryHex.Receiver.Intake;

/// <summary>
/// A bucket of tokens for each address prefix, in memory only. A bucket is known by a keyed hash; the key is random, never leaves the
/// process and dies, with all buckets, within the hour.
/// </summary>
internal sealed class AddressLimiter : IDisposable
{
    // Of IPv6 a subscriber has at least a /64; of IPv4 an address.
    private const int PrefixLength = 8;

    private static readonly TimeSpan KeyLife = TimeSpan.FromMinutes(55);

    private readonly int _burst;
    private readonly int _perMinute;
    private readonly ITimer _end;
    private readonly Lock _turning = new();
    private Generation? _current;

    /// <param name="burst">What an address may ask at once.</param>
    /// <param name="perMinute">What it may ask in the long run.</param>
    /// <param name="time">Ends the life of a key.</param>
    public AddressLimiter(int burst, int perMinute, TimeProvider time)
    {
        (_burst, _perMinute) = (burst, perMinute);
        _end = time.CreateTimer(_ => End(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Whether there is a key; there is none before the first request, nor an hour after the last.</summary>
    public bool HasKey => Volatile.Read(ref _current) is not null;

    /// <summary>Takes a token; null where there was one, otherwise when to come back.</summary>
    /// <param name="address">Who asks.</param>
    /// <param name="connection">What is kept with the connection: what a connection asks again is hashed once. Null where nothing is kept.</param>
    public TimeSpan? Refuse(IPAddress? address, IDictionary<object, object?>? connection = null)
    {
        var generation = Volatile.Read(ref _current) ?? Begin();
        using var lease = generation.Buckets.AttemptAcquire(HashOf(address, generation, connection));
        return lease.IsAcquired ? null
            : lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait
            : TimeSpan.FromMinutes(1);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _end.Dispose();
        if (Volatile.Read(ref _current) is { } current)
        {
            current.Forget();
            current.Buckets.Dispose();
        }
    }

    private static ulong HashOf(IPAddress? address, Generation generation, IDictionary<object, object?>? connection)
    {
        if (connection is null)
        {
            return generation.HashOf(address);
        }

        // Its key may have died since.
        if (connection.TryGetValue(typeof(Hashed), out var kept) && kept is Hashed known && ReferenceEquals(known.Generation, generation) && Equals(known.Address, address))
        {
            return known.Hash;
        }

        var hash = generation.HashOf(address);
        connection[typeof(Hashed)] = new Hashed(generation, address, hash);
        return hash;
    }

    private Generation Begin()
    {
        lock (_turning)
        {
            if (_current is null)
            {
                _current = new Generation(_burst, _perMinute);
                _end.Change(KeyLife, Timeout.InfiniteTimeSpan);
            }

            return _current;
        }
    }

    private void End()
    {
        lock (_turning)
        {
            // The buckets are left to the collector: a request may still hold one.
            _current?.Forget();
            _current = null;
        }
    }

    private sealed record Hashed(Generation Generation, IPAddress? Address, ulong Hash);

    private sealed class Generation(int burst, int perMinute)
    {
        private readonly KeyedHash _hash = MakeHash();

        public PartitionedRateLimiter<ulong> Buckets { get; } = PartitionedRateLimiter.Create<ulong, ulong>(prefix => RateLimitPartition.GetTokenBucketLimiter(prefix, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = burst,
            TokensPerPeriod = perMinute,
            ReplenishmentPeriod = TimeSpan.FromMinutes(1),
            QueueLimit = 0,
        }));

        /// <summary>Overwrites the key. Who asks at this very moment is counted for a prefix that is nobody's.</summary>
        public void Forget() => _hash.Forget();

        private static KeyedHash MakeHash()
        {
            Span<byte> key = stackalloc byte[32];
            RandomNumberGenerator.Fill(key);
            var hash = new KeyedHash(key);
            CryptographicOperations.ZeroMemory(key);
            return hash;
        }

        public ulong HashOf(IPAddress? address)
        {
            Span<byte> bytes = stackalloc byte[16];
            Span<byte> hash = stackalloc byte[KeyedHash.Length];
            var plain = address is { IsIPv4MappedToIPv6: true } ? address.MapToIPv4() : address ?? IPAddress.None;
            plain.TryWriteBytes(bytes, out var length);
            _hash.Hash(bytes[..(plain.AddressFamily == AddressFamily.InterNetworkV6 ? PrefixLength : length)], hash);
            return BinaryPrimitives.ReadUInt64LittleEndian(hash);
        }
    }
}
