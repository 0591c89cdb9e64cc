using TelemetryHex.Vocabulary;

namespace TelemetryHex.Intake;

/// <summary>The key that makes the pseudonyms of one epoch. It lives outside the store and its backups.</summary>
public sealed class EpochKey
{
    /// <summary>The number of bytes of a key.</summary>
    public const int Length = 32;

    private readonly KeyedHash _hash;

    private EpochKey(Epoch epoch, UtcDay lastUsed, KeyedHash hash)
    {
        Epoch = epoch;
        LastUsed = lastUsed;
        _hash = hash;
    }

    /// <summary>The epoch in which new reports are stored under this key.</summary>
    public Epoch Epoch { get; }

    /// <summary>The last day on which a report was stored under this key.</summary>
    public UtcDay LastUsed { get; }

    /// <summary>A key of those bytes.</summary>
    /// <param name="epoch">The epoch in which it is used.</param>
    /// <param name="lastUsed">The last day on which it was.</param>
    /// <param name="key">32 bytes of a cryptographic source.</param>
    /// <exception cref="ArgumentException"><paramref name="key"/> is not <see cref="Length"/> bytes long.</exception>
    public static EpochKey FromBytes(Epoch epoch, UtcDay lastUsed, ReadOnlySpan<byte> key)
        => key.Length == Length
            ? new EpochKey(epoch, lastUsed, new KeyedHash(key))
            : throw new ArgumentException($"An epoch's key is made of exactly {Length} bytes.", nameof(key));

    /// <summary>What stands for the instance under this key.</summary>
    public Pseudonym Pseudonymize(InstanceId id)
    {
        ArgumentNullException.ThrowIfNull(id);
        Span<byte> text = stackalloc byte[InstanceId.Length];
        Span<byte> hash = stackalloc byte[KeyedHash.Length];
        id.TryFormat(text, out _, default, null);
        _hash.Hash(text, hash);
        return Pseudonym.FromBytes(hash[..Pseudonym.Length]);
    }

    /// <summary>Writes the key's bytes into <paramref name="destination"/>, for the file that keeps it.</summary>
    public void CopyTo(Span<byte> destination) => _hash.CopyKeyTo(destination);

    /// <summary>Overwrites the key in memory, for all that <see cref="EpochKeyRing.Turn"/> made of it too. Who asks afterwards gets a pseudonym that is nobody's. What it was read from, such as the text of a file, is not its own to overwrite.</summary>
    public void Forget() => _hash.Forget();

    /// <summary>A fixed text: a key is written nowhere but in its file.</summary>
    public override string ToString() => "(epoch key)";

    internal EpochKey UsedOn(UtcDay day) => new(Epoch, day, _hash);
}
