using System.Text.Json;
using System.Text.RegularExpressions;
using TelemetryHex.Adapters.Http;
using TelemetryHex.Contracts;
using TelemetryHex.Payload;
using TelemetryHex.Ports;
using TelemetryHex.SendProcess;
using TelemetryHex.Wire;

namespace TelemetryHex.Adapters.Tests.Http;

/// <summary>What leaves is spelled here, byte for byte, whatever the host adds to its own requests.</summary>
public sealed class RequestBytesTests : IDisposable
{
    private readonly RawServer _server = new();

    private string ExpectedRequest => $"""
        POST /api/v1/liftbridge/telemetry HTTP/1.1
        Host: 127.0.0.1:{_server.Port}
        User-Agent: Liftbridge/1.10.0
        Content-Type: application/json
        Content-Length: {SampleReport.Json.Length}


        """.ReplaceLineEndings("\r\n") + SampleReport.Json;

    [Promise(Section.Transmission, "POST, JSON, `User-Agent: Liftbridge/{version}`")]
    [Fact]
    public async Task The_request_is_four_headers_and_the_report() => (await SendAsync()).Should().Be(ExpectedRequest);

    [Promise(Section.Transmission, "Exactly four headers, whatever the host adds to its own requests")]
    [Fact]
    public async Task A_host_that_adds_to_every_request_adds_nothing_to_this_one()
    {
        using var host = new HostileHost();

        (await SendAsync()).Should().Be(ExpectedRequest);
    }

    [Fact]
    public async Task The_same_host_does_add_to_the_requests_of_its_own_factory()
    {
        using var host = new HostileHost();
        var address = new Uri(_server.Address);
        using var client = host.CreateClient(address);
        using var content = new StringContent("{}");
        var sending = client.PostAsync(address, content);

        using var connection = await _server.AcceptAsync();
        var head = await connection.ReadSomeAsync();
        await connection.WriteAsync(Answer.Accepted);

        using var response = await sending.InTime();
        head.Should().ContainAll(
            "\r\ntraceparent: ", "\r\ntracestate: ", "tenant", "\r\nX-Host: ", "\r\nCookie: ", "\r\nAccept: ", "\r\nAccept-Encoding: ", "\r\nExpect: ");
    }

    [Promise(Section.Transmission, "Exactly four headers, whatever the host adds to its own requests")]
    [Fact]
    public async Task A_cookie_that_the_receiver_sets_never_comes_back()
    {
        using var sink = new HttpReportSink(Endpoint.At(_server.Address));

        var first = await SendAsync(sink, Answer.Of(202, "Set-Cookie: id=1; Path=/\r\n"));
        var second = await SendAsync(sink, Answer.Accepted);

        first.Should().Be(ExpectedRequest);
        second.Should().Be(ExpectedRequest);
    }

    [Fact]
    public async Task Each_report_takes_a_connection_of_its_own_and_closes_it()
    {
        using var sink = new HttpReportSink(Endpoint.At(_server.Address));

        await SendAsync(sink, Answer.Of(202, "Connection: keep-alive\r\n"));

        ConnectionTable.HasOpenConnectionTo(_server.Port).Should().BeFalse();
    }

    [Fact]
    public async Task The_body_is_the_encoded_report_and_its_paths_are_the_rows_of_the_allowlist()
    {
        var body = (await SendAsync()).Split("\r\n\r\n", 2)[1];

        body.Should().Be(System.Text.Encoding.UTF8.GetString(ReportJson.Encode(SampleReport.Create())));
        PathsIn(JsonDocument.Parse(body).RootElement, "").Should().Equal(RowsOfTheAllowlist());
    }

    public void Dispose() => _server.Dispose();

    private async Task<string> SendAsync()
    {
        using var sink = new HttpReportSink(Endpoint.At(_server.Address));
        return await SendAsync(sink, Answer.Accepted);
    }

    private async Task<string> SendAsync(HttpReportSink sink, string answer)
    {
        var sending = sink.SendAsync(SampleReport.Create(), CancellationToken.None);
        using var connection = await _server.AcceptAsync();
        var request = await connection.ReadRequestAsync();
        await connection.WriteAsync(answer);
        (await sending.InTime()).Should().Be(Delivery.Delivered(202));
        return request + await connection.ReadToEndAsync();
    }

    private static IEnumerable<string> PathsIn(JsonElement element, string prefix) => element.EnumerateObject().SelectMany(member
        => member.Value.ValueKind == JsonValueKind.Object ? PathsIn(member.Value, $"{prefix}{member.Name}.") : [prefix + member.Name]);

    private static IEnumerable<string> RowsOfTheAllowlist()
    {
        using var document = typeof(Report).Assembly.GetManifestResourceStream("TelemetryHex.Payload.ALLOWLIST.md")
            ?? throw new InvalidOperationException("The document is not embedded.");
        using var reader = new StreamReader(document);
        return [.. Regex.Matches(reader.ReadToEnd(), @"^\| `([a-z._]+)` \|", RegexOptions.Multiline).Select(row => row.Groups[1].Value)];
    }
}
