using System.Net;
using System.Net.Http.Headers;
using System.Text;
using TelemetryHex.Contracts;
using TelemetryHex.Payload;
using TelemetryHex.Vocabulary;
using TelemetryHex.Wire;

namespace TelemetryHex.Testing;

/// <summary>Sends reports of made-up instances.</summary>
public sealed class ReportClient(Uri receiver) : IDisposable
{
    public const string Route = "api/v1/liftbridge/telemetry";

    private readonly HttpClient _client = new() { BaseAddress = receiver, Timeout = TimeSpan.FromSeconds(30) };

    /// <summary>The id of that number.</summary>
    public static InstanceId IdOf(int number)
    {
        var bytes = new byte[16];
        new Random(number).NextBytes(bytes);
        BitConverter.TryWriteBytes(bytes.AsSpan(9), number);
        return InstanceId.FromRandomBytes(bytes);
    }

    /// <summary>The body of a report of that instance.</summary>
    public static string BodyOf(int number) => Encoding.UTF8.GetString(ReportJson.Encode(ReportOf(number)));

    /// <summary>Sends a report; the status of the answer.</summary>
    public async Task<HttpStatusCode> SendAsync(int number)
    {
        using var body = new ByteArrayContent(ReportJson.Encode(ReportOf(number))) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using var answer = await _client.PostAsync(new Uri(Route, UriKind.Relative), body);
        return answer.StatusCode;
    }

    /// <summary>Asks for the erasure of an instance; the status of the answer.</summary>
    public async Task<HttpStatusCode> ForgetAsync(int number)
    {
        using var answer = await _client.DeleteAsync(new Uri($"{Route}/{IdOf(number)}", UriKind.Relative));
        return answer.StatusCode;
    }

    public Task<string> GetAsync(string path) => _client.GetStringAsync(new Uri(path, UriKind.Relative));

    public void Dispose() => _client.Dispose();

    private static Report ReportOf(int number) => SampleReport.Create() with { InstanceId = IdOf(number) };
}
