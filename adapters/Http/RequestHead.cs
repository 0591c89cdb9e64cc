using System.Globalization;
using System.Text;
using TelemetryHex.Policy;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Http;

/// <summary>The bytes before the body of a report, for a person to see before they are sent.</summary>
public static class RequestHead
{
    /// <summary>The request line, the four headers in their order, and the empty line.</summary>
    /// <param name="endpoint">The receiver.</param>
    /// <param name="version">The version of the product.</param>
    /// <param name="contentLength">The length of the body, in bytes.</param>
    public static byte[] Encode(TelemetryEndpoint endpoint, ProductVersion version, int contentLength)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(version);
        return Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"""
            POST {endpoint.Address.AbsolutePath} HTTP/1.1
            Host: {Host(endpoint.Address)}
            User-Agent: {ReportRequest.UserAgent(version)}
            Content-Type: {ReportRequest.MediaType}
            Content-Length: {contentLength}


            """).ReplaceLineEndings("\r\n"));
    }

    private static string Host(Uri address)
    {
        // The ASCII form of a name; of an IPv6 address it lacks the brackets.
        var host = address.HostNameType == UriHostNameType.IPv6 ? $"[{address.IdnHost}]" : address.IdnHost;
        return address.IsDefaultPort ? host : string.Create(CultureInfo.InvariantCulture, $"{host}:{address.Port}");
    }
}
