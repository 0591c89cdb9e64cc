namespace TelemetryHex.Receiver;

/// <summary>The headers that keep a browser from doing anything with an answer but showing it. Every answer with a body has them.</summary>
internal static class SecurityHeaders
{
    private const string Nothing = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Adds them.</summary>
    /// <param name="headers">The answer's.</param>
    /// <param name="policy">What the answer may load; without one, nothing.</param>
    public static void AddTo(IHeaderDictionary headers, string policy = Nothing)
    {
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
    }
}
