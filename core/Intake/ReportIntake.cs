using System.Buffers;
using TelemetryHex.Vocabulary;
using TelemetryHex.Wire;

namespace TelemetryHex.Intake;

/// <summary>Opens a body, and leaves of it only what may be stored: the id becomes its pseudonyms, the timestamp a skew.</summary>
public static class ReportIntake
{
    /// <summary>No longer body is read, in bytes.</summary>
    public const int MaxLength = 4096;

    /// <summary>Takes a body in. It is read in place; where it lies in several pieces, from a copy on the stack.</summary>
    /// <param name="body">At most <see cref="MaxLength"/> bytes.</param>
    /// <param name="keys">The keys of the day.</param>
    /// <param name="now">The receiver's time.</param>
    /// <exception cref="ArgumentException">The body is longer than <see cref="MaxLength"/>.</exception>
    public static TakenReport Take(in ReadOnlySequence<byte> body, EpochKeyRing keys, Timestamp now)
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (body.Length > MaxLength)
        {
            throw new ArgumentException($"A body has at most {MaxLength} bytes.", nameof(body));
        }

        if (body.IsSingleSegment)
        {
            return Take(body.FirstSpan, keys, now);
        }

        Span<byte> copy = stackalloc byte[MaxLength];
        body.CopyTo(copy);
        return Take(copy[..(int)body.Length], keys, now);
    }

    private static TakenReport Take(ReadOnlySpan<byte> body, EpochKeyRing keys, Timestamp now)
    {
        var decoded = ReportJson.Decode(body);
        if (decoded.Report is not { } report)
        {
            return new TakenReport { Fault = decoded.Fault, UnknownMembers = decoded.UnknownMembers };
        }

        return new TakenReport
        {
            Report = new PseudonymousReport(keys.Pseudonymize(report.InstanceId), MachineShape.Of(report)),
            UnknownMembers = decoded.UnknownMembers,
            ClockSkew = report.Timestamp.ToDateTimeOffset() - now.ToDateTimeOffset(),
        };
    }
}
