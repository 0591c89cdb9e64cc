using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Sockets;
using TelemetryHex.Receiver.Operations;

namespace TelemetryHex.Receiver.Tests.Operations;

public sealed class MetricsTests : IDisposable
{
    private readonly WorkingDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Promise(Section.Receiving, "Metrics hold no address and have a port of their own")]
    [Fact]
    public async Task Metrics_are_served_by_their_own_port_and_by_no_other_whatever_host_is_asked_for()
    {
        await using var receiver = await ServedReceiver.StartAsync(_directory);
        var metrics = receiver.Metrics!; // It listens: the default asks for it.
        using var served = await receiver.GetAsync(new Uri(metrics, "/metrics"));
        served.StatusCode.Should().Be(HttpStatusCode.OK);
        served.Headers.Select(header => header.Key).Should().Contain(["X-Content-Type-Options", "Content-Security-Policy"]);
        using var disguised = new HttpRequestMessage(HttpMethod.Get, new Uri(receiver.Addresses[0], "/metrics"));
        disguised.Headers.Host = metrics.Authority;
        (await receiver.SendAsync(disguised)).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/healthz")]
    [InlineData("/metrics/more")]
    [InlineData("/api/v1/liftbridge/statistics")]
    public async Task The_metrics_port_serves_nothing_else(string path)
    {
        await using var receiver = await ServedReceiver.StartAsync(_directory);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(receiver.Metrics!, path)); // As above.
        request.Headers.Host = receiver.Addresses[0].Authority;
        (await receiver.SendAsync(request)).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Promise(Section.Receiving, "Metrics hold no address and have a port of their own")]
    [Fact]
    public async Task They_hold_our_counters_and_the_runtimes_and_nothing_of_the_server()
    {
        await using var receiver = await ServedReceiver.StartAsync(_directory);
        using var meter = new Meter("TelemetryHex.Receiver");
        meter.CreateCounter<long>("test_reports").Add(3);
        using var visited = await receiver.GetAsync("/healthz");
        using var answer = await receiver.GetAsync(new Uri(receiver.Metrics!, "/metrics")); // As above.
        var text = await answer.Content.ReadAsStringAsync();
        text.Should().Contain("test_reports_total").And.Contain("dotnet_process_cpu_count").And.Contain("telemetryhex-receiver");
        text.Should().NotContain("127.0.0.1").And.NotContain("localhost").And.NotContain("kestrel").And.NotContain("http_server").And.NotContain("healthz")
            .And.NotContain("instance_id").And.NotContain("host_name");
    }

    [Fact]
    public async Task Off_is_no_port()
    {
        await File.WriteAllTextAsync(_directory.File("receiver.json"), """{"Receiver": {"MetricsUrl": "off"}}""");
        await using var receiver = await ServedReceiver.StartAsync(_directory);
        receiver.Metrics.Should().BeNull();
        (await receiver.GetAsync("/metrics")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named_by_its_key()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var address = $"http://{taken.LocalEndpoint}";
        await File.WriteAllTextAsync(_directory.File("receiver.json"), $$$"""{"Receiver": {"MetricsUrl": "{{{address}}}"}}""");
        var start = () => ServedReceiver.StartAsync(_directory);
        (await start.Should().ThrowAsync<StartException>()).WithMessage($"Receiver:MetricsUrl: another program listens on {address}. Choose another port, or say off.");
    }
}
