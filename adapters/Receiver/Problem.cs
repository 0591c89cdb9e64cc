using System.Text.Json;
using System.Text.Json.Serialization;

namespace TelemetryHex.Receiver;

/// <summary>Why a request was not done, as RFC 9457 writes it. It echoes nothing of the request but an allowlist's path.</summary>
internal sealed record Problem
{
    /// <summary>Its media type.</summary>
    public const string ContentType = "application/problem+json";

    /// <summary>What kind: <c>about:blank</c>, whose title is the status' own words.</summary>
    public string Type { get; } = "about:blank";

    /// <summary>The status in words.</summary>
    public required string Title { get; init; }

    /// <summary>The status.</summary>
    public required int Status { get; init; }

    /// <summary>What is wrong and what to do.</summary>
    public required string Detail { get; init; }

    /// <summary>The allowlist's path of the member, or the name of the parameter; absent where it is the whole request.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Path { get; init; }

    /// <summary>The problem of a status.</summary>
    /// <param name="status">The status.</param>
    /// <param name="detail">What is wrong and what to do.</param>
    /// <param name="path">Where.</param>
    public static Problem Of(int status, string detail, string? path = null)
        => new() { Title = Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status), Status = status, Detail = detail, Path = path };

    /// <summary>It as JSON.</summary>
    public byte[] ToUtf8() => JsonSerializer.SerializeToUtf8Bytes(this, ProblemJson.Default.Problem);

    /// <summary>Answers a request with one.</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">The status.</param>
    /// <param name="detail">What is wrong and what to do.</param>
    /// <param name="path">Where.</param>
    /// <param name="retryAfter">When to come back.</param>
    public static Task AnswerAsync(HttpContext context, int status, string detail, string? path = null, TimeSpan? retryAfter = null)
    {
        var body = Of(status, detail, path).ToUtf8();
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = ContentType;
        response.ContentLength = body.Length;
        response.Headers.CacheControl = "no-store";
        SecurityHeaders.AddTo(response.Headers);
        if (retryAfter is { } wait)
        {
            response.Headers.RetryAfter = Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }
}

/// <summary>How a problem is written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Problem))]
internal sealed partial class ProblemJson : JsonSerializerContext;
