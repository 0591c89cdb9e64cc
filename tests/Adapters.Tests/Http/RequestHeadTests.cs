using System.Net;
using System.Text;
using TelemetryHex.Adapters.Http;
using TelemetryHex.Contracts;
using TelemetryHex.Wire;

namespace TelemetryHex.Adapters.Tests.Http;

/// <summary>What a preview shows is what a socket receives.</summary>
public sealed class RequestHeadTests
{
    [Theory]
    [InlineData("http://127.0.0.1:{0}/api/v1/liftbridge/telemetry")]
    [InlineData("http://localhost:{0}/")]
    [InlineData("http://LOCALHOST:{0}")]
    [InlineData("http://localhost:{0}/a/../b//c/")]
    [InlineData("http://localhost:{0}/with%20space/%7Etilde/%C3%A9")]
    [InlineData("http://localhost:{0}/with space/é/[x]/{{y}}/'z'")]
    [InlineData("http://localhost:{0}/semi;colon=1,comma&and+plus@at!")]
    [InlineData("http://[::1]:{0}/v6")]
    public async Task It_is_byte_for_byte_what_a_socket_receives(string addressWithPort)
    {
        using var server = new RawServer(addressWithPort.Contains("[::1]", StringComparison.Ordinal) ? IPAddress.IPv6Loopback : null);
        var endpoint = Endpoint.At(string.Format(System.Globalization.CultureInfo.InvariantCulture, addressWithPort, server.Port));
        using var sink = new HttpReportSink(endpoint);
        var sending = sink.SendAsync(SampleReport.Create(), CancellationToken.None);
        using var connection = await server.AcceptAsync();
        var received = await connection.ReadRequestAsync();
        await connection.WriteAsync(Answer.Accepted);
        await sending.InTime();

        var body = ReportJson.Encode(SampleReport.Create());
        var head = RequestHead.Encode(endpoint, SampleReport.Create().LiftbridgeVersion, body.Length);

        received.Should().Be(Encoding.ASCII.GetString(head) + Encoding.UTF8.GetString(body));
    }

    [Theory]
    [InlineData("https://telemetry.example/x", "telemetry.example")]
    [InlineData("https://telemetry.example:443/x", "telemetry.example")]
    [InlineData("https://telemetry.example:8443/x", "telemetry.example:8443")]
    [InlineData("http://localhost/x", "localhost")]
    [InlineData("https://bücher.example/x", "xn--bcher-kva.example")]
    [InlineData("https://[2001:DB8::1]/x", "[2001:db8::1]")]
    [InlineData("https://[2001:db8::1]:8443/x", "[2001:db8::1]:8443")]
    public void The_host_is_in_ascii_and_names_a_port_only_where_it_is_not_the_schemes_own(string address, string host)
        => Encoding.ASCII.GetString(RequestHead.Encode(Endpoint.At(address), SampleReport.Create().LiftbridgeVersion, 1)).Split("\r\n")
            .Should().Equal(
                "POST /x HTTP/1.1", $"Host: {host}", "User-Agent: Liftbridge/1.10.0", "Content-Type: application/json", "Content-Length: 1", "", "");
}
