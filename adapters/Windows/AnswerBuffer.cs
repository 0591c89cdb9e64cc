namespace TelemetryHex.Adapters.Windows;

/// <summary>
/// A call's answer of unknown length. The buffer grows as the call asks, a few times at most: processors may be added between two calls,
/// but what grows without end is no answer. No length is taken from the count of processors that this process may use.
/// </summary>
internal static class AnswerBuffer
{
    // Of 4,096 threads, twice what Windows supports, power information takes 96 KiB and the cores 192 KiB.
    private const int MaxLength = 1 << 20;
    private const int Rounds = 8;

    /// <summary>How one call went: the answer's length, the length that the buffer wants, or neither.</summary>
    internal readonly record struct Outcome(int? Length, long? Wanted)
    {
        /// <summary>The call will not answer.</summary>
        public static Outcome Refused => default;

        /// <summary>The buffer begins with so many bytes of answer.</summary>
        public static Outcome Filled(long length) => new((int)Math.Min(length, int.MaxValue), null);

        /// <summary>The buffer was too short.</summary>
        public static Outcome TooShort(long wanted) => new(null, wanted);
    }

    /// <summary>The answer; empty where there is none.</summary>
    /// <param name="length">The length to begin with.</param>
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
