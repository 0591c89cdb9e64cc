namespace TelemetryHex.Adapters.Http;

/// <summary>
/// The proxy that the environment names. The platform skips a value that it cannot use and connects directly; here such a value is a fault.
/// </summary>
internal static class ProxySetting
{
    // In the platform's order. Reports to another machine go by https, for which http_proxy does not count: it stands here because a
    // broken one was still meant to keep somebody from connecting directly.
    private static readonly (string Name, string Scheme)[] Variables =
    [
        ("https_proxy", Uri.UriSchemeHttps), ("HTTPS_PROXY", Uri.UriSchemeHttps),
        ("all_proxy", Uri.UriSchemeHttps), ("ALL_PROXY", Uri.UriSchemeHttps),
        ("http_proxy", Uri.UriSchemeHttp), ("HTTP_PROXY", Uri.UriSchemeHttp),
    ];

    private static readonly string[] Schemes = ["http://", "https://", "socks4://", "socks4a://", "socks5://"];

    /// <summary>Why nothing may be sent to a receiver; null where nothing stands in the way. It names the variable, never the value.</summary>
    public static string? FaultFor(Uri receiver)
    {
        foreach (var (name, scheme) in Variables)
        {
            if (Environment.GetEnvironmentVariable(name) is { Length: > 0 } value)
            {
                return IsExcepted(receiver.Host) || (IsAddress(value) && IsUsed(scheme, receiver))
                    ? null
                    : $"the proxy setting {name} cannot be used; it takes a host and a port, behind http://, https://, socks4://, socks4a:// or socks5://";
            }
        }

        return null;
    }

    // The platform would take "socks5h://user" for a user's name, skip a value in favour of the next variable, and cut "80x" to 80.
    private static bool IsAddress(string value)
    {
        var scheme = Array.Find(Schemes, scheme => value.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));
        var rest = value[(scheme?.Length ?? 0)..];
        return !rest.Contains("://", StringComparison.Ordinal)
            && Uri.TryCreate($"http://{rest[(rest.LastIndexOf('@') + 1)..]}", UriKind.Absolute, out var address)
            && address.Port > 0;
    }

    private static bool IsUsed(string scheme, Uri receiver)
        => HttpClient.DefaultProxy.GetProxy(new UriBuilder(receiver) { Scheme = scheme }.Uri) is not null;

    // As the platform reads NO_PROXY; where it can use no proxy at all, it cannot be asked.
    private static bool IsExcepted(string host)
    {
        var exceptions = Environment.GetEnvironmentVariable("no_proxy") ?? Environment.GetEnvironmentVariable("NO_PROXY") ?? "";
        return exceptions.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Any(exception
            => host.Equals(exception, StringComparison.OrdinalIgnoreCase)
                || (exception[0] == '.' && $".{host}".EndsWith(exception, StringComparison.OrdinalIgnoreCase)));
    }
}
