namespace TelemetryHex.Receiver.Operations;

/// <summary>Two answers for whoever supervises the process: a word each, in plain text.</summary>
internal static class HealthEndpoints
{
    /// <summary>Whether the process serves.</summary>
    public const string Health = "/healthz";

    /// <summary>Whether it can store.</summary>
    public const string Ready = "/readyz";

    /// <summary>Adds both.</summary>
    /// <param name="endpoints">Where to.</param>
    /// <param name="readiness">Asked at each request to <see cref="Ready"/>.</param>
    public static void MapHealth(this IEndpointRouteBuilder endpoints, Func<Readiness> readiness)
    {
        endpoints.MapMethods(Health, [HttpMethods.Get, HttpMethods.Head], context => AnswerAsync(context, StatusCodes.Status200OK, "ok\n"));
        endpoints.MapMethods(Ready, [HttpMethods.Get, HttpMethods.Head], context =>
        {
            var state = readiness();
            return AnswerAsync(context, state == Readiness.Ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable, WordFor(state));
        });
    }

    private static string WordFor(Readiness readiness) => readiness switch
    {
        Readiness.Ready => "ready\n",
        Readiness.Draining => "draining\n",
        Readiness.LowDisk => "disk\n",
        _ => "store\n",
    };

    private static Task AnswerAsync(HttpContext context, int status, string word)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.ContentLength = word.Length;
        context.Response.Headers.CacheControl = "no-store";
        SecurityHeaders.AddTo(context.Response.Headers);
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.WriteAsync(word, context.RequestAborted);
    }
}
