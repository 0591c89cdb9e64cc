using TelemetryHex.Generated;
using TelemetryHex.Payload;

namespace TelemetryHex.Wire;

/// <summary>The wire form of a report: one compact JSON object with every member of ALLOWLIST.md, in its order.</summary>
public static class ReportJson
{
    /// <summary>The greatest length of a report, in bytes.</summary>
    public const int MaxLength = 512;

    /// <summary>Writes the report into <paramref name="destination"/>; allocates nothing.</summary>
    /// <returns>The number of bytes written.</returns>
    /// <exception cref="ArgumentException">
    /// <paramref name="destination"/> is too short; <see cref="MaxLength"/> always suffices.
    /// </exception>
    public static int Encode(Report report, Span<byte> destination)
    {
        ArgumentNullException.ThrowIfNull(report);
        return ReportEncoder.TryEncode(report, destination, out var length)
            ? length
            : throw new ArgumentException($"A report needs up to {MaxLength} bytes.", nameof(destination));
    }

    /// <summary>Writes the report into an array of its own.</summary>
    public static byte[] Encode(Report report)
    {
        Span<byte> buffer = stackalloc byte[MaxLength];
        return buffer[..Encode(report, buffer)].ToArray();
    }

    /// <summary>
    /// Reads a report. Members may stand in any order. A duplicate or missing member, a wrong type, a value outside its range or
    /// grammar and bytes after the object are refused; a member outside the allowlist is skipped unread and counted.
    /// </summary>
    public static DecodedReport Decode(ReadOnlySpan<byte> json) => new ReportReader(json).Read();
}
