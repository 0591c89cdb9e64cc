using System.Text;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Files;

/// <summary>The content of the id's file: the 36 characters of the id and a line feed.</summary>
internal static class InstanceIdText
{
    /// <summary>The number of bytes that tell an id from any other content.</summary>
    public const int MaxBytesRead = 65;

    /// <summary>The bytes to write.</summary>
    public static byte[] Write(InstanceId id) => Encoding.ASCII.GetBytes($"{id}\n");

    /// <summary>Reads the id; upper case and one trailing newline (LF or CRLF) are tolerated.</summary>
    /// <param name="content">The first bytes of the file, at most <see cref="MaxBytesRead"/>.</param>
    public static StoredInstanceId Read(ReadOnlySpan<byte> content)
    {
        if (content.IsEmpty)
        {
            return StoredInstanceId.Unfit("it was empty");
        }

        var line = WithoutNewline(content);
        if (line.ContainsAny((byte)'\n', (byte)'\r'))
        {
            return StoredInstanceId.Unfit("it held several lines");
        }

        if (line.Length > InstanceId.Length)
        {
            return StoredInstanceId.Unfit("it was too long");
        }

        // Latin-1 has a character for every byte; none above ASCII is one of an id.
        var text = Encoding.Latin1.GetString(line).ToLowerInvariant();
        return InstanceId.TryParse(text, out var id)
            ? StoredInstanceId.Kept(id)
            : StoredInstanceId.Unfit("it held no version-4 UUID");
    }

    private static ReadOnlySpan<byte> WithoutNewline(ReadOnlySpan<byte> content)
    {
        if (content.EndsWith("\r\n"u8))
        {
            return content[..^2];
        }

        return content[^1] == '\n' ? content[..^1] : content;
    }
}
