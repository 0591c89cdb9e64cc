namespace TelemetryHex.Adapters.Http;

/// <summary>
/// The proxy that the environment names. The platform skips a value that it cannot use and connects directly; here such a value is a fault.
/// </summary>
internal static class ProxySetting
{
    // In the platform's order. The platform uses no http_proxy for https, hence for no receiver elsewhere; a broken one is refused all the
    // same, since it asks for a proxy.
    private static readonly (string Name, string Scheme)[] Variables =
    [
        ("https_proxy", Uri.UriSchemeHttps), ("HTTPS_PROXY", Uri.UriSchemeHttps),
        ("all_proxy", Uri.UriSchemeHttps), ("ALL_PROXY", Uri.UriSchemeHttps),
        ("http_proxy", Uri.UriSchemeHttp), ("HTTP_PROXY", Uri.UriSchemeHttp),
    ];

    private const string Remedy = "it takes a host and a port, behind http://, https://, socks4://, socks4a:// or socks5://";

    private static readonly string[] Schemes = ["http://", "https://", "socks4://", "socks4a://", "socks5://"];

    /// <summary>The reason to send nothing to a receiver, with the variable's name and never its value; null where there is none.</summary>
    public static string? FaultFor(Uri receiver)
    {
        foreach (var (name, scheme) in Variables)
        {
            if (Environment.GetEnvironmentVariable(name) is { Length: > 0 } value)
            {
                return IsExcepted(receiver.Host) || (IsAddress(value) && IsUsed(scheme, receiver))
                    ? null
                    : $"the proxy setting {name} cannot be used; {Remedy}";
            }
        }

        return null;
    }

    // The platform takes "socks5h://user" for a user's name, passes over a broken value to the next variable, and reads "80x" as 80.
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

    // As the platform reads NO_PROXY. A platform that found no proxy at all has not read it, and cannot be asked.
    private static bool IsExcepted(string host)
    {
        var exceptions = Environment.GetEnvironmentVariable("no_proxy") ?? Environment.GetEnvironmentVariable("NO_PROXY") ?? "";
        return exceptions.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Any(exception
            => host.Equals(exception, StringComparison.OrdinalIgnoreCase)
                || (exception[0] == '.' && $".{host}".EndsWith(exception, StringComparison.OrdinalIgnoreCase)));
    }
}
