using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using TelemetryHex.Intake;

namespace TelemetryHex.Receiver.Intake;

/// <summary>Reads a body where it arrives, up to the length that is believed.</summary>
internal static class RequestBody
{
    private const string Json = "application/json";

    /// <summary>The whole body; null where it is longer than <see cref="ReportIntake.MaxLength"/>. It stays in the reader until the caller advances it.</summary>
    /// <exception cref="BadHttpRequestException">It is not what HTTP allows, or comes too slowly.</exception>
    /// <exception cref="ConnectionAbortedException">The client has gone.</exception>
    public static async ValueTask<ReadOnlySequence<byte>?> ReadAsync(HttpContext context)
    {
        if (context.Request.ContentLength > ReportIntake.MaxLength)
        {
            return null;
        }

        var reader = context.Request.BodyReader;
        while (true)
        {
            var read = await ReadAsync(reader).ConfigureAwait(false);
            if (read.Buffer.Length > ReportIntake.MaxLength)
            {
                reader.AdvanceTo(read.Buffer.End);
                return null;
            }

            if (read.IsCompleted)
            {
                return read.Buffer;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    /// <summary>Whether the request says that its body is JSON in UTF-8, not compressed.</summary>
    public static bool IsJson(HttpRequest request)
        => request.Headers.ContentEncoding.Count == 0 && (request.ContentType == Json || IsJson(request.ContentType));

    // Whatever ends the connection ends the read: it needs no token.
    // A chunk whose size no number holds is for the server a fault of input, where every other malformed chunk is a bad request.
    private static async ValueTask<ReadResult> ReadAsync(PipeReader reader)
    {
        try
        {
            return await reader.ReadAsync().ConfigureAwait(false);
        }
        catch (IOException fault) when (fault.InnerException is OverflowException)
        {
            throw new BadHttpRequestException(fault.Message, StatusCodes.Status400BadRequest, fault);
        }
        catch (IOException fault) when (fault is not BadHttpRequestException)
        {
            throw new ConnectionAbortedException("The client has gone.", fault);
        }
    }

    private static bool IsJson(string? contentType)
        => Microsoft.Net.Http.Headers.MediaTypeHeaderValue.TryParse(contentType, out var type)
            && type.MediaType.Equals(Json, StringComparison.OrdinalIgnoreCase)
            && (!type.Charset.HasValue || type.Charset.Value.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
