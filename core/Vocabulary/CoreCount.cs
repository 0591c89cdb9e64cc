using System.Globalization;

namespace TelemetryHex.Vocabulary;

/// <summary>A number of processor cores or hardware threads, 1 to 1,000,000.</summary>
public readonly record struct CoreCount : IComparable<CoreCount>, IUtf8SpanFormattable
{
    /// <summary>The greatest count that is plausible; Linux itself ends at 8192 processors.</summary>
    public const int Max = 1_000_000;

    // One less than the count, so that the default of the type is a count too.
    private readonly int _above;

    private CoreCount(int count) => _above = count - 1;

    /// <summary>The count.</summary>
    public int Value => _above + 1;

    /// <summary>The count, or null where it is unknown or outside 1 to <see cref="Max"/>.</summary>
    public static CoreCount? From(long? count) => count is >= 1 and <= Max ? new CoreCount((int)count) : null;

    /// <inheritdoc/>
    public int CompareTo(CoreCount other) => Value.CompareTo(other.Value);

    /// <summary>Whether the left count is the smaller.</summary>
    public static bool operator <(CoreCount left, CoreCount right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left count is the greater.</summary>
    public static bool operator >(CoreCount left, CoreCount right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left count is not the greater.</summary>
    public static bool operator <=(CoreCount left, CoreCount right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left count is not the smaller.</summary>
    public static bool operator >=(CoreCount left, CoreCount right) => left.CompareTo(right) >= 0;

    /// <summary>The digits.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
        => Value.TryFormat(utf8Destination, out bytesWritten, default, CultureInfo.InvariantCulture);
}
