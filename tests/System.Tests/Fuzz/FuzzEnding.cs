using System.Text;

namespace TelemetryHex.SystemTests.Fuzz;

/// <summary>The end of a connection: a request that HTTP does not allow, most likely, or no request at all.</summary>
/// <param name="Bytes">What is sent.</param>
/// <param name="IsCutShort">Whether nothing comes after it; otherwise <see cref="Padding"/> does, so that the receiver waits for nothing.</param>
internal sealed record FuzzEnding(byte[] Bytes, bool IsCutShort)
{
    /// <summary>More than any request may have, so that whatever length was promised is there: bodies of 8 KiB, headers of 8 KiB.</summary>
    public static readonly byte[] Padding = [.. "\r\nGET /healthz HTTP/1.1\r\nHost: fuzz.example\r\nX-Padding: "u8, .. Enumerable.Repeat((byte)'a', 20_000), .. "\r\n\r\n"u8];

    private static readonly string[] Starts =
    [
        "", " ", "POST", "POST /", "POST / HTTP/1.2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "post / HTTP/1.1", "P\0ST / HTTP/1.1", "POST / http/1.1", "POST / HTTP/1.1 ", "POST  / HTTP/1.1", "POST\t/\tHTTP/1.1",
        "GET /%00 HTTP/1.1", "GET /%zz HTTP/1.1", "GET /\u00ff HTTP/1.1", "GET * HTTP/1.1", "OPTIONS * HTTP/1.1", "CONNECT a:1 HTTP/1.1", "GET http://[::1 HTTP/1.1", "GET http://other/ HTTP/1.1", "GET /healthz", "GET /healthz HTTP/0.9", "GET /healthz HTTP/1.0", "GET / HTTP/99999999999.1",
        "\u0016\u0003\u0001\u0002\0\u0001\0\u0001\u00fc\u0003\u0003", "\0\0\0\0", "\r\n\r\n\r\n", "HTTP/1.1 200 OK", "GET / HTTP/1.1\r\nHost: a\r\nHost: b",
    ];

    private static readonly string[] Lines =
    [
        "Content-Length: -1", "Content-Length: +5", "Content-Length: 0x10", "Content-Length: 99999999999999999999", "Content-Length: 9223372036854775807", "Content-Length: 5, 5", "Content-Length: 5\r\nContent-Length: 6", "Content-Length:",
        "Transfer-Encoding: gzip", "Transfer-Encoding: chunked, gzip", "Transfer-Encoding: chunked\r\nContent-Length: 5", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked", "Transfer-Encoding:\u000bchunked", "Transfer-Encoding : chunked",
        "no colon", ": no name", "Folded: a\r\n b", "Sp ace: a", "\u00ff\u00fe: a", "Nul: \0", "Cr: a\rb", "Host: b", "Host: a b", "Host: [::1", "Connection: upgrade, close, keep-alive", "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__", "Upgrade: websocket", "Expect: 200-ok", "Cookie: a=b", "Range: bytes=0-1", "Content-Type: \u0001",
    ];

    private static readonly string[] ChunkSizes =
        ["", "g", "-1", "+1", "0x1", "FFFFFFFF", "7FFFFFFF", "FFFFFFFFFFFFFFFFF", "1000", "3000", " 5", "5 ", "5;", "5;\"", "00000000000000000005", "5\n", "5\r", "0\r\nTrailer", "0\r\nContent-Length: 1\r\n"];

    public static FuzzEnding Of(Random random)
    {
        var bytes = Mutated(random);
        return random.Next(4) == 0 ? new FuzzEnding(bytes[..random.Next(bytes.Length + 1)], IsCutShort: true) : new FuzzEnding(bytes, IsCutShort: false);
    }

    private static byte[] Mutated(Random random)
    {
        // An answer to HEAD cannot be told from a cut one.
        FuzzRequest whole;
        do
        {
            whole = FuzzRequest.Of(random);
        }
        while (whole.IsHead);

        var request = whole.Bytes;
        var text = Encoding.Latin1.GetString(request);
        var line = text.IndexOf("\r\n", StringComparison.Ordinal);
        var head = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        return random.Next(9) switch
        {
            0 => Encoding.Latin1.GetBytes(Starts[random.Next(Starts.Length)] + text[line..]),
            1 => Encoding.Latin1.GetBytes(text.Insert(line + 2, Lines[random.Next(Lines.Length)] + "\r\n")),
            2 => Encoding.Latin1.GetBytes(text.Insert(line + 2, string.Concat(Enumerable.Repeat("A: b\r\n", random.Next(1, 60))))),
            3 => Encoding.Latin1.GetBytes(text.Insert(random.Next(line + 2), new string((char)random.Next(1, 256), random.Next(1, 10_000)))),
            4 => Encoding.Latin1.GetBytes($"POST /api/v1/liftbridge/telemetry HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n{ChunkSizes[random.Next(ChunkSizes.Length)]}\r\n{text}"),
            5 => Encoding.Latin1.GetBytes(text[..line] + $"\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: {random.Next(6000)}" + text[head..]),
            6 => Noise(random),
            _ => Flipped(request, random, random.Next(2) == 0 ? head : request.Length),
        };
    }

    private static byte[] Noise(Random random)
    {
        var bytes = new byte[random.Next(1, 3000)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static byte[] Flipped(byte[] request, Random random, int end)
    {
        for (var flips = random.Next(1, 5); flips > 0; flips--)
        {
            request[random.Next(end)] = (byte)random.Next(256);
        }

        return request;
    }
}
