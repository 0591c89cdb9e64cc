using System.Globalization;

namespace TelemetryHex.Benchmarks.Receiver;

/// <summary>
/// Kestrel alone, the same with core's decoder, and the durable receiver, under the same load in one run: server on one core, load on the
/// other. What counts are the ratios.
/// </summary>
internal static class ReceiverLoad
{
    private const string Route = "/api/v1/liftbridge/telemetry";

    // Each server is measured twice, in turn, and the better run counts: another program's second does not.
    private const int Rounds = 2;

    private static readonly (string Name, bool IsTls, int Connections, bool IsNewEach)[] Ways =
    [
        ("keep-alive, 64 connections", false, 64, false),
        ("keep-alive, 256 connections", false, 256, false),
        ("a new connection per report", false, 64, true),
        ("a new TLS 1.3 connection per report", true, 64, true),
    ];

    private static readonly string[] Servers = ["unread", "decoded", "receiver"];

    /// <summary>Prints a table; a cell is reports a second and the 99th percentile in milliseconds.</summary>
    public static async Task RunAsync(TextWriter output, int seconds)
    {
        using var directory = new LoadDirectory();
        var best = new Dictionary<(string Server, string Way), LoadFigures>();
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var server in Servers)
            {
                await MeasureAsync(server, directory, seconds, best, round).ConfigureAwait(false);
            }
        }

        await output.WriteLineAsync("| reports a second (p99) | (a) Kestrel, body unread | (b) and decoded | (c) durable | b/a | c/b | c/a | (c) behind nginx |").ConfigureAwait(false);
        await output.WriteLineAsync("| --- | --- | --- | --- | --- | --- | --- | --- |").ConfigureAwait(false);
        foreach (var (way, _, _, _) in Ways)
        {
            var (a, b, c) = (best[("unread", way)], best[("decoded", way)], best[("receiver", way)]);
            var nginx = best.TryGetValue(("nginx", way), out var behind) ? Cell(behind) : "";
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"| {way} | {Cell(a)} | {Cell(b)} | {Cell(c)} | {b.PerSecond / a.PerSecond:F2} | {c.PerSecond / b.PerSecond:F2} | {c.PerSecond / a.PerSecond:F2} | {nginx} |")).ConfigureAwait(false);
        }
    }

    private static string Cell(LoadFigures figures)
        => string.Create(CultureInfo.InvariantCulture, $"{figures.PerSecond:N0} ({figures.P99:F0} ms{(figures.Refused + figures.Broken > 0 ? $", {figures.Refused} refused, {figures.Broken} broken" : "")})");

    private static async Task MeasureAsync(string server, LoadDirectory directory, int seconds, Dictionary<(string Server, string Way), LoadFigures> best, int round)
    {
        var port = 19300;
        await using var process = await StartAsync(server, port, directory, round).ConfigureAwait(false);
        await using var nginx = server == "receiver"
            ? await ServerProcess.StartAsync(port + 2, new Dictionary<string, string>(), "nginx", "-p", directory.Path, "-c", directory.WriteNginx(port + 2, port)).ConfigureAwait(false)
            : null;

        // Compiled and warm before it counts.
        await Wrk.RunAsync(new Uri($"http://127.0.0.1:{port}{Route}"), 64, isNewEach: false, seconds).ConfigureAwait(false);
        foreach (var (way, isTls, connections, isNewEach) in Ways)
        {
            var url = new Uri($"{(isTls ? "https" : "http")}://127.0.0.1:{(isTls ? port + 1 : port)}{Route}");
            Keep(server, way, await Wrk.RunAsync(url, connections, isNewEach, seconds).ConfigureAwait(false));
            if (nginx is not null && isTls)
            {
                Keep("nginx", way, await Wrk.RunAsync(new Uri($"https://127.0.0.1:{port + 2}{Route}"), connections, isNewEach, seconds).ConfigureAwait(false));
            }
        }

        void Keep(string name, string way, LoadFigures figures)
        {
            if (!best.TryGetValue((name, way), out var other) || other.PerSecond < figures.PerSecond)
            {
                best[(name, way)] = figures;
            }
        }
    }

    private static Task<ServerProcess> StartAsync(string server, int port, LoadDirectory directory, int round)
    {
        var environment = new Dictionary<string, string>
        {
            ["Kestrel__Endpoints__Plain__Url"] = $"http://127.0.0.1:{port}",
            ["Kestrel__Endpoints__Tls__Url"] = $"https://127.0.0.1:{port + 1}",
            ["Kestrel__Endpoints__Tls__SslProtocols__0"] = "Tls13",
            ["Kestrel__Certificates__Default__Path"] = directory.Certificate,
            ["Kestrel__Certificates__Default__KeyPath"] = directory.Key,
            ["Receiver__RateBurst"] = "1000000000",
            ["Receiver__RatePerMinute"] = "1000000000",
            ["Receiver__MetricsUrl"] = "off",
        };
        return server == "receiver"
            ? ServerProcess.StartAsync(
                port, environment, "dotnet", Path.Combine(AppContext.BaseDirectory, "TelemetryHex.Receiver.dll"), "--data-dir", directory.In($"data-{round}"), "--self-report", "off")
            : ServerProcess.StartAsync(port, environment, "dotnet", Path.Combine(AppContext.BaseDirectory, "TelemetryHex.Benchmarks.dll"), "serve", server);
    }
}
