namespace TelemetryHex.Adapters.Windows;

/// <summary>
/// Fills a buffer with a call's answer of unknown length. The buffer grows as the call asks, a few times at most: processors may be added
/// between two calls. The processors of this process are no measure: they are a part of the machine's.
/// </summary>
internal static class AnswerBuffer
{
    // Twice as many threads as Windows supports, 4,096, take 96 KiB of power information and 192 KiB of cores.
    private const int MaxLength = 1 << 20;
    private const int Rounds = 8;

    /// <summary>The outcome of one call: the answer's length, the length that the buffer must have, or neither.</summary>
    internal readonly record struct Outcome(int? Length, long? Wanted)
    {
        /// <summary>The call will not answer.</summary>
        public static Outcome Refused => default;

        /// <summary>The buffer begins with an answer of that length.</summary>
        public static Outcome Filled(long length) => new((int)Math.Min(length, int.MaxValue), null);

        /// <summary>The buffer was too short.</summary>
        public static Outcome TooShort(long wanted) => new(null, wanted);
    }

    /// <summary>The answer; empty where there is none.</summary>
    /// <param name="length">The buffer's first length.</param>
    /// <param name="call">Makes the call once, with a buffer of zeros.</param>
    public static ReadOnlySpan<byte> Fill(int length, Func<byte[], Outcome> call)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var buffer = new byte[length];
            var outcome = Ask(buffer, call);
            if (outcome.Length is { } filled)
            {
                return filled <= length ? buffer.AsSpan(0, filled) : default;
            }

            if (outcome.Wanted is not { } wanted || wanted <= length || wanted > MaxLength)
            {
                return default;
            }

            length = (int)wanted;
        }

        return default;
    }

    // A reduced Windows may lack a library or a call.
    private static Outcome Ask(byte[] buffer, Func<byte[], Outcome> call)
    {
        try
        {
            return call(buffer);
        }
        catch (Exception fault) when (fault is DllNotFoundException or EntryPointNotFoundException)
        {
            return Outcome.Refused;
        }
    }
}
