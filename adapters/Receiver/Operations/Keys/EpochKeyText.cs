using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TelemetryHex.Intake;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Receiver.Operations;

/// <summary>
/// The keys as text: a first line that names the form, a line for each key (<c>epoch last-used-day key-in-hexadecimal</c>), and the SHA-256
/// of all that: one changed bit would make other pseudonyms, and what is stored could not be erased any more.
/// </summary>
internal static class EpochKeyText
{
    private const string FirstLine = "telemetryhex-epoch-keys 1";
    private const string LastWord = "sha256";

    /// <summary>The text, in ASCII.</summary>
    public static byte[] Write(EpochKeyRing ring)
    {
        var text = new StringBuilder(FirstLine).Append('\n');
        Span<byte> bytes = stackalloc byte[EpochKey.Length];
        foreach (var key in ring.Keys)
        {
            key.CopyTo(bytes);
            text.Append(CultureInfo.InvariantCulture, $"{key.Epoch.Number} {key.LastUsed} {Convert.ToHexStringLower(bytes)}\n");
        }

        var keys = text.ToString();
        return Encoding.ASCII.GetBytes($"{keys}{LastWord} {Digest(keys)}\n");
    }

    /// <summary>Reads exactly what <see cref="Write"/> writes.</summary>
    public static bool TryRead(ReadOnlySpan<byte> content, [NotNullWhen(true)] out EpochKeyRing? ring)
    {
        ring = null;
        var text = Encoding.Latin1.GetString(content);
        var end = text.LastIndexOf($"{LastWord} ", StringComparison.Ordinal);
        if (end < 0 || !text.StartsWith($"{FirstLine}\n", StringComparison.Ordinal) || text[end..] != $"{LastWord} {Digest(text[..end])}\n")
        {
            return false;
        }

        var lines = text[..end].Split('\n')[1..^1];
        var keys = Array.ConvertAll(lines, ReadKey);
        if (keys.Any(key => key is null) || keys.DistinctBy(key => key?.Epoch).Count() != keys.Length)
        {
            return false;
        }

        ring = new EpochKeyRing(keys.OfType<EpochKey>());
        return true;
    }

    private static EpochKey? ReadKey(string line)
    {
        Span<byte> bytes = stackalloc byte[EpochKey.Length];
        return line.Split(' ') is [var epoch, var day, { Length: 2 * EpochKey.Length } key]
            && int.TryParse(epoch, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && UtcDay.TryParse(day, out var lastUsed)
            && Convert.FromHexString(key, bytes, out _, out _) == System.Buffers.OperationStatus.Done
            ? EpochKey.FromBytes(new Epoch(number), lastUsed, bytes)
            : null;
    }

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.Latin1.GetBytes(text)));
}
