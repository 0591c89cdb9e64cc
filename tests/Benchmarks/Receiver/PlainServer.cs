using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using TelemetryHex.Wire;

namespace TelemetryHex.Benchmarks.Receiver;

/// <summary>Kestrel alone, which answers 202 to every body: unread, or read and decoded by core. What the receiver is measured against.</summary>
internal static class PlainServer
{
    public static async Task RunAsync(bool decodes, string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        await using var server = builder.Build();
        server.Run(decodes ? DecodeAsync : DropAsync);
        await server.RunAsync().ConfigureAwait(false);
    }

    private static async Task DropAsync(HttpContext request)
    {
        var body = request.Request.BodyReader;
        while (await body.ReadAsync().ConfigureAwait(false) is var read)
        {
            body.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                break;
            }
        }

        request.Response.StatusCode = StatusCodes.Status202Accepted;
    }

    private static async Task DecodeAsync(HttpContext request)
    {
        var body = request.Request.BodyReader;
        var read = await ReadToEndAsync(body).ConfigureAwait(false);
        var decoded = ReportJson.Decode(read.IsSingleSegment ? read.FirstSpan : read.ToArray());
        body.AdvanceTo(read.End);
        request.Response.StatusCode = decoded.Report is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status202Accepted;
    }

    private static async Task<ReadOnlySequence<byte>> ReadToEndAsync(PipeReader body)
    {
        while (true)
        {
            var read = await body.ReadAsync().ConfigureAwait(false);
            if (read.IsCompleted)
            {
                return read.Buffer;
            }

            body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
