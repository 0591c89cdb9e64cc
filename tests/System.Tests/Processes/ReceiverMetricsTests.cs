using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace TelemetryHex.SystemTests.Processes;

/// <summary>What the real /metrics of a real receiver says after requests whose answers were counted by their sender.</summary>
public sealed partial class ReceiverMetricsTests : IDisposable
{
    private const string Prefix = "telemetryhex_receiver_";

    private const int Leaving = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly string[] Marks = ["127.0.0.1", "198.51.100.7", "MarkedAgent", "markedhost", "7.77.777", "secret_member", "pOsT", "amd64", "linux", "telemetry/", ReportClient.IdOf(1).ToString(), ReportClient.IdOf(9).ToString()];

    private readonly WorkingDirectory _directory = new();
    private readonly Dictionary<string, int> _answers = [];

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task The_counters_are_what_was_sent_and_tell_of_nobody()
    {
        await using var receiver = ReceiverProcess.Start(
            _directory.Path, new Dictionary<string, string> { ["Receiver__MetricsUrl"] = "http://127.0.0.1:0", ["Receiver__RateBurst"] = "40", ["Receiver__RatePerMinute"] = "1" }, "--self-report", "off");
        using var client = new HttpClient { BaseAddress = await receiver.AddressAsync(), Timeout = Patience };
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("MarkedAgent", "1"));
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "198.51.100.7");
        client.DefaultRequestHeaders.Host = "markedhost";

        var (stored, skewed) = await SendAllAsync(client);

        var samples = await ScrapeAsync(new Uri(MetricsAddress().Match(receiver.Output).Value));
        samples.Where(sample => sample.Key.StartsWith(Prefix + "answers_total", StringComparison.Ordinal)).Select(sample => (AnswerOf(sample.Key), (int)sample.Value))
            .Should().BeEquivalentTo(_answers.Select(answer => (answer.Key, answer.Value)), "each answer was counted, once, under its method and status");
        Sum(samples, "unknown_members_total").Should().Be(2);
        Sum(samples, "skewed_clocks_total").Should().Be(skewed);
        Sum(samples, "queue").Should().Be(0, "nothing waits any more");
        Sum(samples, "commit_reports_sum").Should().Be(stored, "each report was in one commit");
        Sum(samples, "commit_reports_count").Should().BeInRange(1, stored).And.Be(Sum(samples, "commit_duration_seconds_count"));
        Sum(samples, "commit_duration_seconds_sum").Should().BeGreaterThan(0);
        (await receiver.StopAsync()).Should().Be(0);
    }

    [Fact]
    public async Task Who_leaves_inside_his_body_is_not_counted_as_answered_by_200()
    {
        await using var receiver = ReceiverProcess.Start(_directory.Path, new Dictionary<string, string> { ["Receiver__MetricsUrl"] = "http://127.0.0.1:0" }, "--self-report", "off");
        var address = await receiver.AddressAsync();
        for (var client = 0; client < Leaving; client++)
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { LingerState = new LingerOption(true, 0) };
            await socket.ConnectAsync(IPAddress.Loopback, address.Port);
            await socket.SendAsync(Encoding.ASCII.GetBytes($"POST /{ReportClient.Route} HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 300\r\nExpect: 100-continue\r\n\r\n"));

            // The receiver reads the body by now.
            (await socket.ReceiveAsync(new byte[100])).Should().BePositive();
        }

        _answers["whatever"] = Leaving;
        var samples = await ScrapeAsync(new Uri(MetricsAddress().Match(receiver.Output).Value));

        Sum(samples, "answers_total").Should().Be(Leaving);
        samples.Keys.Where(series => series.StartsWith(Prefix + "answers_total", StringComparison.Ordinal)).Select(AnswerOf).Should().BeSubsetOf(["POST 400", "POST 499"]);
    }

    private async Task<(int Stored, int Skewed)> SendAllAsync(HttpClient client)
    {
        var now = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var report = ReportClient.BodyOf(1);
        var exact = report.Replace("2025-01-20T10:30:00Z", now, StringComparison.Ordinal).Replace("1.10.0", "7.77.777", StringComparison.Ordinal);
        var skewed = 0;
        foreach (var body in new[] { report, ReportClient.BodyOf(2), ReportClient.BodyOf(3), report.Insert(1, "\"secret_member\":1,\"another\":{},") })
        {
            skewed += await SendAsync(client, HttpMethod.Post, "", body) == HttpStatusCode.Accepted ? 1 : 0;
        }

        var stored = skewed + (await SendAsync(client, HttpMethod.Post, "", exact) == HttpStatusCode.Accepted ? 1 : 0);
        stored.Should().Be(5);
        foreach (var (body, type, status) in new[]
        {
            ("{", "application/json", 400), (report + "x", "application/json", 400), ("{}", "application/json", 422), (report, "text/plain", 415), (report + new string(' ', 4000), "application/json", 413),
        })
        {
            ((int)await SendAsync(client, HttpMethod.Post, "", body, type)).Should().Be(status);
        }

        (await SendAsync(client, HttpMethod.Delete, $"/{ReportClient.IdOf(9)}")).Should().Be(HttpStatusCode.NoContent);
        (await SendAsync(client, HttpMethod.Delete, "/7.77.777")).Should().Be(HttpStatusCode.BadRequest);

        // A method's name is the client's: one that is not known is no label.
        (await SendAsync(client, new HttpMethod("pOsT"), "", "{", counted: "POST")).Should().BeOneOf(HttpStatusCode.BadRequest, HttpStatusCode.MethodNotAllowed);
        while (await SendAsync(client, HttpMethod.Delete, "/7.77.777") != HttpStatusCode.TooManyRequests)
        {
        }

        return (stored, skewed);
    }

    private async Task<HttpStatusCode> SendAsync(HttpClient client, HttpMethod method, string path, string? body = null, string type = "application/json", string? counted = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(ReportClient.Route + path, UriKind.Relative));
        request.Content = body is null ? null : new StringContent(body, new MediaTypeHeaderValue(type));
        using var answer = await client.SendAsync(request);
        if (answer.StatusCode != HttpStatusCode.MethodNotAllowed)
        {
            var name = $"{counted ?? method.Method} {(int)answer.StatusCode}";
            _answers[name] = _answers.GetValueOrDefault(name) + 1;
        }

        return answer.StatusCode;
    }

    // An answer is counted behind its last byte, and the exporter repeats itself for a moment.
    private async Task<Dictionary<string, double>> ScrapeAsync(Uri metrics)
    {
        using var scraper = new HttpClient { Timeout = Patience };
        for (var since = Stopwatch.StartNew(); ; await Task.Delay(100))
        {
            var text = await scraper.GetStringAsync(metrics);
            Marks.Where(mark => text.Contains(mark, StringComparison.Ordinal)).Should().BeEmpty(text);
            var samples = text.Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => Sample().Match(line))
                .ToDictionary(sample => sample.Groups["series"].Value, sample => double.Parse(sample.Groups["value"].Value, CultureInfo.InvariantCulture));
            if (Sum(samples, "answers_total") == _answers.Values.Sum() || since.Elapsed > Patience)
            {
                return samples;
            }
        }
    }

    private static double Sum(Dictionary<string, double> samples, string name)
        => samples.Where(sample => sample.Key.Split('{')[0] is var series && (series == Prefix + name || series == $"{Prefix}{name}_reports")).Sum(sample => sample.Value);

    private static string AnswerOf(string series) => $"{Label(series, "method")} {Label(series, "status")}";

    private static string Label(string series, string name) => Regex.Match(series, $"[{{,]{name}=\"([^\"]*)\"").Groups[1].Value;

    [GeneratedRegex("http://127[.]0[.]0[.]1:[0-9]+/metrics")]
    private static partial Regex MetricsAddress();

    // The series, its value, and when it was, which is left out or in milliseconds.
    [GeneratedRegex("^(?<series>[a-z_:0-9]+([{].*[}])?) (?<value>[^ ]+)( [0-9]+)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Sample();
}
