using System.Globalization;

namespace TelemetryHex.Vocabulary;

/// <summary>A nominal or maximum processor clock in MHz, 1 to 100,000.</summary>
public readonly record struct Megahertz : IUtf8SpanFormattable
{
    /// <summary>The highest clock that is plausible.</summary>
    public const int Max = 100_000;

    // One less than the clock, so that the default of the type is a clock too.
    private readonly int _above;

    private Megahertz(int megahertz) => _above = megahertz - 1;

    /// <summary>The clock in MHz.</summary>
    public int Value => _above + 1;

    /// <summary>The clock, or null where it is unknown or outside 1 to <see cref="Max"/>.</summary>
    public static Megahertz? From(long? megahertz) => megahertz is >= 1 and <= Max ? new Megahertz((int)megahertz) : null;

    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
        => Value.TryFormat(utf8Destination, out bytesWritten, default, CultureInfo.InvariantCulture);
}
