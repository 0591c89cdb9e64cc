using System.Globalization;

namespace TelemetryHex.Vocabulary;

/// <summary>An amount of memory in GiB (2^30 bytes) to one decimal, 0.1 to 4,194,304.0, always written with its decimal.</summary>
public readonly record struct Gibibytes : IUtf8SpanFormattable
{
    // 2^52 bytes: the reach of the widest physical address of today's processors.
    private const int MaxGibibytes = 4_194_304;
    private const double BytesEach = 1L << 30;

    // One tenth less than the amount, so that the default of the type is an amount too.
    private readonly int _tenthsAbove;

    private Gibibytes(int tenths) => _tenthsAbove = tenths - 1;

    /// <summary>The amount in GiB, with exactly one decimal.</summary>
    public decimal Value => new(_tenthsAbove + 1, 0, 0, isNegative: false, scale: 1);

    /// <summary>The amount to the nearest tenth, or null where it is unknown, not above zero or beyond 4,194,304 GiB.</summary>
    public static Gibibytes? FromBytes(ulong? bytes) => bytes is { } some ? From(some / BytesEach) : null;

    /// <summary>
    /// The amount to the nearest tenth, or null where it is not above zero or beyond 4,194,304.
    /// An amount above zero that rounds to nothing is a tenth: some clients measure their own heap.
    /// </summary>
    public static Gibibytes? From(double gibibytes)
        => gibibytes is > 0 and <= MaxGibibytes
            ? new Gibibytes((int)Math.Max(1, Math.Round(gibibytes * 10, MidpointRounding.AwayFromZero)))
            : null;

    /// <summary>The digits, with one decimal: <c>32.0</c>.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
        => Value.TryFormat(utf8Destination, out bytesWritten, default, CultureInfo.InvariantCulture);
}
