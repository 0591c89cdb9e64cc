using System.Net;

namespace TelemetryHex.SystemTests.Processes;

public sealed class LogScopeTests : IDisposable
{
    private readonly WorkingDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task An_erasure_that_fails_is_logged_without_its_id_though_scopes_are_asked_for()
    {
        const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        var backups = Directory.CreateDirectory(_directory.File("data/backups")).FullName;
        await File.WriteAllTextAsync(Path.Combine(backups, "receiver-20260302T120000Z.db"), "no database, so that no erasure can be finished");
        var asked = new Dictionary<string, string>
        {
            ["Logging__LogLevel__Default"] = "Trace",
            ["Logging__CaptureScopes"] = "true",
            ["Logging__Console__FormatterOptions__IncludeScopes"] = "true",
        };
        await using var receiver = ReceiverProcess.Start(_directory.Path, asked, "--self-report", "off");
        using var client = new HttpClient { BaseAddress = await receiver.AddressAsync(), Timeout = TimeSpan.FromSeconds(60) };
        using var erasure = new HttpRequestMessage(HttpMethod.Delete, $"{ReportClient.Route}/{ReportClient.IdOf(7)}") { Headers = { { "traceparent", $"00-{Trace}-00f067aa0ba902b7-01" } } };

        using var answer = await client.SendAsync(erasure);

        answer.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await receiver.StopAsync()).Should().Be(0);
        receiver.Output.Should().Contain("A request could not be answered", "it is logged within the request");
        string[] marks = [ReportClient.IdOf(7).ToString(), ReportClient.Route, Trace, "RequestPath", "RequestId", "ConnectionId", "TraceId"];
        marks.Where(mark => receiver.Output.Contains(mark, StringComparison.OrdinalIgnoreCase)).Should().BeEmpty(receiver.Output);
    }
}
