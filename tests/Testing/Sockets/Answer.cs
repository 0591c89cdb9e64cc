using System.Globalization;

namespace TelemetryHex.Testing;

/// <summary>Whole answers of a receiver.</summary>
public static class Answer
{
    public const string Accepted = "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n";

    public static string Of(int status, string headers = "")
        => string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} Whatever\r\n{headers}Content-Length: 0\r\n\r\n");
}
