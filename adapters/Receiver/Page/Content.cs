using System.Security.Cryptography;
using System.Text;

namespace TelemetryHex.Receiver.Page;

/// <summary>A finished answer: bytes, what they are, and a tag that changes with them.</summary>
internal sealed class Content
{
    /// <summary>A text, as UTF-8.</summary>
    public Content(string type, string text)
        : this(type, Encoding.UTF8.GetBytes(text))
    {
    }

    /// <summary>Bytes of a media type.</summary>
    public Content(string type, byte[] bytes)
    {
        Type = type;
        Bytes = bytes;
        Tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\"";
    }

    /// <summary>The media type with its parameters.</summary>
    public string Type { get; }

    /// <summary>The body.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Under which name a browser saves it; null where it shows it.</summary>
    public string? FileName { get; init; }

    /// <summary>The entity tag, in its quotes.</summary>
    public string Tag { get; }
}
