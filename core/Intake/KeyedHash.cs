using System.Security.Cryptography;

namespace TelemetryHex.Intake;

/// <summary>
/// HMAC-SHA256 (RFC 2104) under one key, for many short texts: what follows from the key alone is computed once, not for each text. Several
/// threads may ask at a time.
/// </summary>
public sealed class KeyedHash
{
    /// <summary>The number of bytes of a hash.</summary>
    public const int Length = HMACSHA256.HashSizeInBytes;

    private readonly byte[] _key;
    private IncrementalHash? _idle;
    private volatile bool _isForgotten;

    /// <summary>A hash under that key.</summary>
    /// <param name="key">Bytes of a cryptographic source; they are copied.</param>
    public KeyedHash(ReadOnlySpan<byte> key) => _key = key.ToArray();

    /// <summary>Writes the hash of the text into <paramref name="destination"/>.</summary>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is shorter than <see cref="Length"/>.</exception>
    public void Hash(ReadOnlySpan<byte> text, Span<byte> destination)
    {
        // Who comes while it is out makes another. One that fails is not taken back: it may hold a part of the text.
        var hash = Interlocked.Exchange(ref _idle, null) ?? IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        hash.AppendData(text);
        hash.GetHashAndReset(destination);
        Interlocked.Exchange(ref _idle, hash)?.Dispose();
        if (_isForgotten)
        {
            DropIdle();
        }
    }

    /// <summary>Overwrites the key. Who asks afterwards gets hashes under a key that is nobody's.</summary>
    public void Forget()
    {
        CryptographicOperations.ZeroMemory(_key);
        _isForgotten = true;
        DropIdle();
    }

    /// <summary>Writes the key's bytes into <paramref name="destination"/>.</summary>
    internal void CopyKeyTo(Span<byte> destination) => _key.CopyTo(destination);

    private void DropIdle() => Interlocked.Exchange(ref _idle, null)?.Dispose();
}
