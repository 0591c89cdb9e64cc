using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using TelemetryHex.Contracts;

namespace TelemetryHex.Receiver.Tests.Intake;

public sealed class ProtocolTests
{
    private const string GoBody = """{"instance_id":"550e8400-e29b-41d4-a716-446655440000","timestamp":"2025-01-20T10:30:00Z","liftbridge_version":"1.10.0","os":{"name":"linux","version":"go1.25.3","architecture":"amd64","platform":"linux-go1.25.3-amd64"},"cpu":{"physical_cores":2,"logical_cores":2,"frequency_mhz":null},"memory":{"total_gb":0.01316571980714798}}""";

    [Promise(Section.Receiving, "Liftbridge's own client, HTTP/2, chunks, Expect and pipelining behave")]
    [Fact]
    public async Task Liftbridge_s_own_client_s_request_is_taken()
    {
        await using var receiver = await TestReceiver.StartAsync();

        var answer = await receiver.SendRawAsync(
            $"POST {TestReceiver.Route} HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: Liftbridge/1.10.0\r\nContent-Length: {GoBody.Length}\r\nContent-Type: application/json\r\nAccept-Encoding: gzip\r\n\r\n{GoBody}");

        answer.Should().StartWith("HTTP/1.1 202 Accepted\r\n");
        (await receiver.CountAsync()).Should().Be(1);
    }

    [Fact]
    public async Task Nothing_in_an_answer_tells_what_serves()
    {
        await using var receiver = await TestReceiver.StartAsync();

        var answer = await receiver.SendRawAsync(Request(SampleReport.Json));

        answer.Should().MatchRegex("^HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\nDate: [^\r]*\r\n\r\n$");
    }

    [Promise(Section.Receiving, "Liftbridge's own client, HTTP/2, chunks, Expect and pipelining behave")]
    [Fact]
    public async Task A_chunked_body_is_read()
    {
        await using var receiver = await TestReceiver.StartAsync();
        var half = SampleReport.Json.Length / 2;

        var answer = await receiver.SendRawAsync(
            $"POST {TestReceiver.Route} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n{Chunk(SampleReport.Json[..half])}{Chunk(SampleReport.Json[half..])}0\r\n\r\n");

        answer.Should().StartWith("HTTP/1.1 202 ");
    }

    [Fact]
    public async Task A_chunked_body_without_end_is_413_when_it_passes_4_KiB()
    {
        await using var receiver = await TestReceiver.StartAsync();

        var answer = await receiver.SendRawAsync(
            $"POST {TestReceiver.Route} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n{Chunk(new string(' ', 3000))}{Chunk(new string(' ', 3000))}");

        answer.Should().StartWith("HTTP/1.1 413 ");
    }

    [Fact]
    public async Task A_client_that_expects_100_continue_gets_it_and_is_not_asked_for_a_body_that_is_too_long()
    {
        await using var receiver = await TestReceiver.StartAsync();
        var head = $"POST {TestReceiver.Route} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: ";

        var taken = await receiver.SendRawAsync($"{head}{SampleReport.Json.Length}\r\n\r\n{SampleReport.Json}");
        var refused = await receiver.SendRawAsync($"{head}5000\r\n\r\n");

        taken.Should().MatchRegex("^HTTP/1.1 (100 Continue\r\n\r\nHTTP/1.1 )?202 Accepted\r\n");
        refused.Should().StartWith("HTTP/1.1 413 ");
    }

    [Fact]
    public async Task More_headers_than_any_client_sends_are_431_and_a_longer_line_is_414()
    {
        await using var receiver = await TestReceiver.StartAsync();

        var many = await receiver.SendRawAsync(Request(SampleReport.Json, string.Concat(Enumerable.Range(0, 40).Select(i => $"X-{i}: 1\r\n"))));
        var large = await receiver.SendRawAsync(Request(SampleReport.Json, $"X-Large: {new string('x', 9000)}\r\n"));
        var line = await receiver.SendRawAsync($"POST /{new string('x', 3000)} HTTP/1.1\r\nHost: x\r\n\r\n");

        many.Should().StartWith("HTTP/1.1 431 ");
        large.Should().StartWith("HTTP/1.1 431 ");
        line.Should().StartWith("HTTP/1.1 414 ");
    }

    [Promise(Section.Receiving, "Liftbridge's own client, HTTP/2, chunks, Expect and pipelining behave")]
    [Fact]
    public async Task Pipelined_requests_are_answered_in_their_order()
    {
        await using var receiver = await TestReceiver.StartAsync();
        var requests = string.Concat(Enumerable.Range(0, 10).Select(i => i == 5 ? Request("{}") : Request(ReportClient.BodyOf(i))));

        var answer = await receiver.SendRawAsync(requests + Request(SampleReport.Json, "Connection: close\r\n"), answers: 11);

        answer.Split("HTTP/1.1 ")[1..].Select(text => int.Parse(text[..3], CultureInfo.InvariantCulture)).Should().Equal(202, 202, 202, 202, 202, 422, 202, 202, 202, 202, 202);
    }

    [Promise(Section.Receiving, "Liftbridge's own client, HTTP/2, chunks, Expect and pipelining behave")]
    [Fact]
    public async Task HTTP_2_over_TLS_is_spoken()
    {
        using var certificate = CreateCertificate();
        await using var receiver = await TestReceiver.StartAsync(configure: builder => builder.WebHost.UseKestrelHttpsConfiguration().UseUrls("https://127.0.0.1:0").ConfigureKestrel(server => server.ConfigureHttpsDefaults(tls => tls.ServerCertificate = certificate)));
        using var client = new HttpClient(new SocketsHttpHandler { SslOptions = new SslClientAuthenticationOptions { RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == certificate.GetCertHashString() } });

        foreach (var version in new[] { HttpVersion.Version20, HttpVersion.Version11 })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(receiver.Address, TestReceiver.Route)) { Version = version, VersionPolicy = HttpVersionPolicy.RequestVersionExact, Content = new StringContent(SampleReport.Json, Encoding.UTF8, "application/json") };
            using var answer = await client.SendAsync(request);
            (answer.StatusCode, answer.Version).Should().Be((HttpStatusCode.Accepted, version));
        }
    }

    [Fact]
    public async Task Whoever_opens_a_connection_and_is_slow_does_not_keep_others_out()
    {
        await using var receiver = await TestReceiver.StartAsync();
        using var slow = new TcpClient();
        await slow.ConnectAsync(IPAddress.Loopback, receiver.Address.Port);
        await slow.GetStream().WriteAsync(Encoding.Latin1.GetBytes($"POST {TestReceiver.Route} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 400\r\n\r\n{{"));

        using var other = await receiver.SendAsync(1);
        other.StatusCode.Should().Be(HttpStatusCode.Accepted);

        // Half a body is cut off after the grace of five seconds.
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(40));
        var answer = new byte[2000];
        var length = await slow.GetStream().ReadAsync(answer, deadline.Token);
        Encoding.Latin1.GetString(answer, 0, length).Should().StartWith("HTTP/1.1 408 ");
    }

    private static string Request(string body, string headers = "")
        => $"POST {TestReceiver.Route} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n{headers}Content-Length: {body.Length}\r\n\r\n{body}";

    private static string Chunk(string text) => string.Create(CultureInfo.InvariantCulture, $"{text.Length:x}\r\n{text}\r\n");

    private static X509Certificate2 CreateCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }
}
