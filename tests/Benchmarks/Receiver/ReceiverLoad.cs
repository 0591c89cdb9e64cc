using System.Globalization;

namespace TelemetryHex.Benchmarks.Receiver;

/// <summary>
/// Kestrel alone, the same with core's decoder, and the durable receiver, under the same load in one run: server on one core, load on the
/// other. All stand ready, and each is loaded in turn, again and again, since the machine is never the same for long. What counts are the
/// ratios within a round, of which the median is shown.
/// </summary>
internal static class ReceiverLoad
{
    private const string Route = "/api/v1/liftbridge/telemetry";
    private const int Rounds = 9;

    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(10);

    private static readonly LoadWay[] Ways =
    [
        new("keep-alive, 64 connections", IsTls: false, 64, IsNewEach: false),
        new("keep-alive, 256 connections", IsTls: false, 256, IsNewEach: false),
        new("a new connection per report", IsTls: false, 64, IsNewEach: true),
        new("a new TLS 1.3 connection per report", IsTls: true, 64, IsNewEach: true),
    ];

    private static readonly string[] Servers = ["unread", "decoded", "receiver"];

    /// <summary>Prints a table; a cell is reports a second and the 99th percentile in milliseconds.</summary>
    public static async Task RunAsync(TextWriter output, int seconds)
    {
        using var directory = new LoadDirectory();
        await using var unread = await StartAsync(Servers[0], directory).ConfigureAwait(false);
        await using var decoded = await StartAsync(Servers[1], directory).ConfigureAwait(false);
        await using var receiver = await StartAsync(Servers[2], directory).ConfigureAwait(false);
        await using var nginx = await ServerProcess.StartAsync(
            Port("nginx") + 1, new Dictionary<string, string> { ["OPENSSL_CONF"] = directory.OpenSsl }, "nginx", "-p", directory.Path, "-c", directory.WriteNginx(Port("nginx") + 1, Port(Servers[2]))).ConfigureAwait(false);
        foreach (var way in Ways)
        {
            foreach (var server in Servers)
            {
                await Wrk.RunAsync(Url(server, way), way.Connections, way.IsNewEach, (int)Warming.TotalSeconds).ConfigureAwait(false);
            }
        }

        await output.WriteLineAsync("| reports a second (p99) | (a) Kestrel, body unread | (b) and decoded | (c) durable | b/a | c/b | c/a | processor a report, a/c | (c) behind nginx |").ConfigureAwait(false);
        await output.WriteLineAsync("| --- | --- | --- | --- | --- | --- | --- | --- | --- |").ConfigureAwait(false);
        foreach (var way in Ways)
        {
            var rounds = new List<LoadRound>();
            for (var round = 0; round < Rounds; round++)
            {
                rounds.Add(new LoadRound(
                    await LoadAsync(unread, Servers[0], way, seconds).ConfigureAwait(false),
                    await LoadAsync(decoded, Servers[1], way, seconds).ConfigureAwait(false),
                    await LoadAsync(receiver, Servers[2], way, seconds).ConfigureAwait(false),
                    way.IsTls ? await LoadAsync(nginx, "nginx", way, seconds).ConfigureAwait(false) : null));
            }

            await output.WriteLineAsync(LoadRound.Row(way.Name, rounds)).ConfigureAwait(false);
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"The receiver's memory at the end: {receiver.Memory:F0} MiB.")).ConfigureAwait(false);
    }

    private static async Task<LoadFigures> LoadAsync(ServerProcess process, string server, LoadWay way, int seconds)
    {
        var before = process.Processor;
        var figures = await Wrk.RunAsync(Url(server, way), way.Connections, way.IsNewEach, seconds).ConfigureAwait(false);
        return figures with { Processor = (process.Processor - before).TotalMicroseconds / (figures.PerSecond * seconds) };
    }

    private static Uri Url(string server, LoadWay way)
        => new(string.Create(CultureInfo.InvariantCulture, $"{(way.IsTls ? "https" : "http")}://127.0.0.1:{Port(server) + (way.IsTls ? 1 : 0)}{Route}"));

    // Each has two, of which the second is TLS.
    private static int Port(string server) => server == "nginx" ? 19306 : 19300 + (2 * Array.IndexOf(Servers, server));

    private static Task<ServerProcess> StartAsync(string server, LoadDirectory directory)
    {
        var environment = new Dictionary<string, string>
        {
            ["Kestrel__Endpoints__Plain__Url"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port(server)}"),
            ["Kestrel__Endpoints__Tls__Url"] = string.Create(CultureInfo.InvariantCulture, $"https://127.0.0.1:{Port(server) + 1}"),
            ["Kestrel__Endpoints__Tls__SslProtocols__0"] = "Tls13",
            ["Kestrel__Certificates__Default__Path"] = directory.Certificate,
            ["Kestrel__Certificates__Default__KeyPath"] = directory.Key,

            ["OPENSSL_CONF"] = directory.OpenSsl,

            // On one core the compiler would share it with the load for minutes; a server that has run for a day has none of that.
            ["DOTNET_ReadyToRun"] = "0",
        };
        return server == "receiver"
            ? ServerProcess.StartReceiverAsync(Port(server), directory.In("data"), environment)
            : ServerProcess.StartAsync(Port(server), environment, "dotnet", Path.Combine(AppContext.BaseDirectory, "TelemetryHex.Benchmarks.dll"), "serve", server);
    }
}
