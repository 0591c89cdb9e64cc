using System.Globalization;
using System.Text;
using TelemetryHex.Intake;

namespace TelemetryHex.SystemTests.Fuzz;

/// <summary>A request that HTTP allows, whatever it asks for and whatever its body is.</summary>
/// <param name="Bytes">What is sent.</param>
/// <param name="IsHead">Whether its answer has no body.</param>
/// <param name="MayEnd">Whether the receiver may close the connection behind its answer.</param>
internal sealed record FuzzRequest(byte[] Bytes, bool IsHead, bool MayEnd)
{
    private const string Report = "/" + ReportClient.Route;

    private static readonly string[] MediaTypes =
        ["text/plain", "application/xml", "application/json; charset=utf-16", "application/json; charset=\"utf-8\"", "application/json;", "application/problem+json", "*/*", ";", "\"", "a", "application/json, text/plain"];

    private static readonly string[] Pages =
        ["/", "/healthz", "/readyz", "/page.css", "/icon.svg", "/charts/os.svg", "/metrics", "/api/v1/liftbridge/statistics", "/api/v1/liftbridge/statistics.csv", Report, "/favicon.ico", "//", "/../../etc/passwd", "/?", "/%2e%2e/%2f"];

    /// <summary>One request; nearly always a report or what was meant to be one.</summary>
    public static FuzzRequest Of(Random random) => random.Next(40) switch
    {
        0 => WithoutBody(random.Next(3) == 0 ? "HEAD" : "GET", Pages[random.Next(Pages.Length)]),
        1 => WithoutBody("GET", $"/api/v1/liftbridge/statistics{(random.Next(2) == 0 ? ".csv" : "")}?from={Text(random)}&to=2026-0{random.Next(10)}-01&{Text(random)}"),
        2 => WithoutBody(random.Next(2) == 0 ? "OPTIONS" : "GET", $"/{Text(random)}/{Text(random)}"),
        3 => WithoutBody("DELETE", $"{Report}/{(random.Next(50) == 0 ? FuzzBody.IdOf(random) : Text(random))}"),
        4 => WithBody(random, random.Next(3) switch { 0 => "PUT", 1 => "BREW", _ => "PATCH" }, Report),
        5 => WithBody(random, "POST", $"/{Text(random)}"),
        _ => WithBody(random, "POST", Report),
    };

    private static FuzzRequest WithoutBody(string method, string target)
        => new(Encoding.ASCII.GetBytes($"{method} {target} HTTP/1.1\r\nHost: fuzz.example\r\n\r\n"), method == "HEAD", MayEnd: false);

    private static FuzzRequest WithBody(Random random, string method, string target)
    {
        var body = FuzzBody.Of(random);
        if (random.Next(200) == 0)
        {
            body = [.. body, .. Enumerable.Repeat((byte)' ', random.Next(3000, 7000))];
        }

        // An early refusal of a long body, an answer without the body that was asked for, and an old client end the connection.
        var ending = random.Next(100) switch { 0 => "Connection: close\r\n", 1 => "Expect: 100-continue\r\n", _ => "" };
        var type = random.Next(20) switch { 0 => $"Content-Type: {MediaTypes[random.Next(MediaTypes.Length)]}\r\n", 1 => "", 2 => "Content-Type: application/json\r\nContent-Encoding: gzip\r\n", _ => "Content-Type: application/json\r\n" };
        var isChunked = random.Next(5) == 0;
        var framing = isChunked ? "Transfer-Encoding: chunked\r\n" : string.Create(CultureInfo.InvariantCulture, $"Content-Length: {body.Length}\r\n");
        byte[] head = [.. Encoding.ASCII.GetBytes($"{method} {target} HTTP/1.1\r\nHost: fuzz.example\r\nUser-Agent: Fuzz/1\r\n{type}{ending}{framing}\r\n")];
        return new FuzzRequest([.. head, .. isChunked ? Chunked(body, random) : body], IsHead: false, ending.Length > 0 || body.Length > ReportIntake.MaxLength);
    }

    private static byte[] Chunked(byte[] body, Random random)
    {
        var chunks = new List<byte>(body.Length + 100);
        for (var start = 0; start < body.Length;)
        {
            var length = Math.Min(random.Next(1, 400), body.Length - start);
            chunks.AddRange(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{length:x}{(random.Next(4) == 0 ? ";a=b" : "")}\r\n")));
            chunks.AddRange(body.AsSpan(start, length));
            chunks.AddRange("\r\n"u8);
            start += length;
        }

        chunks.AddRange("0\r\n\r\n"u8);
        return [.. chunks];
    }

    private static string Text(Random random) => Uri.EscapeDataString(new string([.. Enumerable.Range(0, random.Next(1, 40)).Select(_ => (char)random.Next(1, 0x300))]));
}
