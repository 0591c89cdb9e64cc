using System.Text;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Files;

/// <summary>What the bytes of an id file come to. No fault holds any of them.</summary>
internal static class InstanceIdContent
{
    /// <summary>An id with the longest newline, and one byte that shows when there is more.</summary>
    public const int EnoughBytes = InstanceId.Length + 3;

    /// <summary>The bytes of a new file.</summary>
    public static byte[] Of(InstanceId id) => Encoding.ASCII.GetBytes($"{id}\n");

    /// <summary>The id, in either case and with at most one newline after it; otherwise what is wrong.</summary>
    public static InstanceId? Parse(ReadOnlySpan<byte> bytes, out string? fault)
    {
        var line = bytes.EndsWith("\r\n"u8) ? bytes[..^2] : bytes.EndsWith("\n"u8) ? bytes[..^1] : bytes;
        var text = Encoding.Latin1.GetString(line).ToLowerInvariant();
        if (InstanceId.TryParse(text, out var id))
        {
            fault = null;
            return id;
        }

        fault = bytes.IsEmpty ? "it was empty"
            : line.ContainsAny((byte)'\r', (byte)'\n') ? "it held several lines"
            : line.Length > InstanceId.Length ? "it was too long"
            : line.Length < InstanceId.Length ? "it was too short"
            : "it was not a version-4 UUID";
        return null;
    }
}
