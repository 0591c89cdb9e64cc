// sendprocess [--hostile] URL: sends the sample report and prints how it was delivered.
// Proxy variables and trusted authorities are read once a process, so a test that sets them needs a process of its own.
using TelemetryHex.Adapters.Http;
using TelemetryHex.Contracts;
using TelemetryHex.Policy;
using TelemetryHex.SendProcess;

if (!TelemetryEndpoint.TryParse(args[^1], out var endpoint, out var fault))
{
    Console.Error.WriteLine($"The endpoint {fault}.");
    return 2;
}

using var host = args.Contains("--hostile") ? new HostileHost() : null;
using var sink = new HttpReportSink(endpoint);
var delivery = await sink.SendAsync(SampleReport.Create(), CancellationToken.None);
Console.WriteLine($"{delivery.Kind} {delivery.Status?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? delivery.Reason}");
return 0;
