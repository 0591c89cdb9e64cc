namespace TelemetryHex.Receiver.Page;

/// <summary>Sends finished answers, with the headers that keep a browser from doing anything but showing them.</summary>
internal static class ContentWriter
{
    private const string Policy = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    // A chart's own styles stand in its elements; it loads nothing and runs nothing.
    private const string ChartPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Sends it. With 200 it may be kept but is asked for again each time, and is not sent to whom has it; a failure nobody keeps.</summary>
    public static Task SendAsync(HttpContext http, int status, Content content)
    {
        Protect(http, content);
        var headers = http.Response.Headers;
        headers.CacheControl = status == StatusCodes.Status200OK ? "public, no-cache" : "no-store";
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            headers.RetryAfter = "60";
        }

        if (status == StatusCodes.Status200OK)
        {
            headers.ETag = content.Tag;
            if (IsHad(http.Request, content.Tag))
            {
                http.Response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }
        }

        http.Response.StatusCode = status;
        http.Response.ContentType = content.Type;
        http.Response.ContentLength = content.Bytes.Length;
        return HttpMethods.IsHead(http.Request.Method) ? Task.CompletedTask : http.Response.Body.WriteAsync(content.Bytes, http.RequestAborted).AsTask();
    }

    private static bool IsHad(HttpRequest request, string tag)
        => request.Headers.IfNoneMatch.ToString().Split(',', StringSplitOptions.TrimEntries).Any(known => known == tag || known == "*" || known == "W/" + tag);

    private static void Protect(HttpContext http, Content content)
    {
        var headers = http.Response.Headers;
        SecurityHeaders.AddTo(headers, content.Type.StartsWith("image/svg", StringComparison.Ordinal) ? ChartPolicy : Policy);
        if (content.FileName is { } file)
        {
            headers.ContentDisposition = $"attachment; filename=\"{file}\"";
        }
    }
}
