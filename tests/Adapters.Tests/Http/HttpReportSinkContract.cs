using TelemetryHex.Adapters.Http;
using TelemetryHex.Contracts;
using TelemetryHex.Ports;

namespace TelemetryHex.Adapters.Tests.Http;

/// <summary>The HTTP sink does what every sink must.</summary>
public sealed class HttpReportSinkContract : ReportSinkContract, IDisposable
{
    private readonly RawServer _server = new();
    private HttpReportSink? _sink;
    private Task _serving = Task.CompletedTask;

    protected override IReportSink CreateSink(Receiver receiver)
    {
        switch (receiver)
        {
            case Receiver.Accepts:
                _serving = _server.AnswerAllAsync(Answer.Accepted);
                break;
            case Receiver.Refuses:
                _serving = _server.AnswerAllAsync(Answer.Of(503));
                break;
            case Receiver.IsAbsent:
                _server.Dispose();
                break;
            case Receiver.IsSilent:
                break;
        }

        return _sink = new HttpReportSink(Endpoint.At(_server.Address));
    }

    public void Dispose()
    {
        _sink?.Dispose();
        _server.Dispose();
        _serving.Wait(Deadline.Value);
    }
}
