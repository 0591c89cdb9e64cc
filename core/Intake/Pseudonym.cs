using System.Buffers.Binary;

namespace TelemetryHex.Intake;

/// <summary>
/// What stands for an instance at rest: 16 bytes of HMAC-SHA256 over its id (RFC 2104), under the key of an epoch.
/// Without the key it leads to no id, and two epochs' pseudonyms of one id have nothing in common.
/// </summary>
public readonly record struct Pseudonym
{
    /// <summary>The number of bytes.</summary>
    public const int Length = 16;

    private readonly UInt128 _value;

    private Pseudonym(UInt128 value) => _value = value;

    /// <summary>The pseudonym of those bytes.</summary>
    /// <exception cref="ArgumentException"><paramref name="bytes"/> is not <see cref="Length"/> bytes long.</exception>
    public static Pseudonym FromBytes(ReadOnlySpan<byte> bytes)
        => bytes.Length == Length
            ? new Pseudonym(BinaryPrimitives.ReadUInt128BigEndian(bytes))
            : throw new ArgumentException($"A pseudonym is made of exactly {Length} bytes.", nameof(bytes));

    /// <summary>Writes the bytes into <paramref name="destination"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="destination"/> is shorter than <see cref="Length"/>.</exception>
    public void CopyTo(Span<byte> destination) => BinaryPrimitives.WriteUInt128BigEndian(destination, _value);

    /// <summary>A fixed text: a pseudonym is written nowhere but in the store.</summary>
    public override string ToString() => "(pseudonym)";
}
