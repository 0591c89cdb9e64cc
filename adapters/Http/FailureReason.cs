using System.Net.Sockets;

namespace TelemetryHex.Adapters.Http;

/// <summary>
/// The reason for a missing answer, in the product's own words: an exception's may hold a proxy's address and credentials.
/// </summary>
internal static class FailureReason
{
    public const string Closed = "the sink was closed";

    public static string OutOfTime(AttemptConnection connection)
        => connection.IsAtProxy ? "no answer of the proxy within 30 s" : "no answer within 30 s";

    public static string Of(Exception failure, AttemptConnection connection)
    {
        var peer = connection.Peer;
        var answer = connection.IsAtProxy ? "the proxy's answer" : "the answer";
        return (failure as HttpRequestException)?.HttpRequestError switch
        {
            HttpRequestError.NameResolutionError => $"the name of {peer} could not be resolved",
            HttpRequestError.SecureConnectionError => connection.CertificateFault
                ?? $"no TLS connection to {connection.TlsPeer} could be agreed on",
            HttpRequestError.ProxyTunnelError => "the proxy did not open a tunnel",
            HttpRequestError.InvalidResponse => $"{answer} was not HTTP/1.1",
            HttpRequestError.ConfigurationLimitExceeded => $"{answer}'s headers were too long",
            HttpRequestError.ResponseEnded => $"{peer} closed the connection without an answer",
            _ => SocketErrorIn(failure) is { } error ? Of(error, peer) : connection.IsAtProxy ? "the proxy failed" : "the attempt failed",
        };
    }

    private static string Of(SocketError error, string peer) => error switch
    {
        SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData or SocketError.NoRecovery
            => $"the name of {peer} could not be resolved",
        SocketError.ConnectionRefused => $"{peer} refused the connection",
        SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown => $"{peer} broke off the connection",
        SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.NetworkDown or SocketError.HostDown
            => $"there is no route to {peer}",
        SocketError.TimedOut => $"{peer} did not answer the connection",
        SocketError.AccessDenied => $"this system does not permit a connection to {peer}",
        _ => $"no connection to {peer} could be made or kept",
    };

    private static SocketError? SocketErrorIn(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
        {
            if (failure is SocketException socket)
            {
                return socket.SocketErrorCode;
            }
        }

        return null;
    }
}
