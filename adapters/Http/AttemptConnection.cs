using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using TelemetryHex.Policy;

namespace TelemetryHex.Adapters.Http;

/// <summary>How one attempt reaches the receiver, and what it met on the way.</summary>
internal sealed class AttemptConnection(TelemetryEndpoint endpoint, CancellationToken attempt)
{
    // One, and another for a proxy that asks for credentials and closes. The platform would dial a proxy that just closes 16 times.
    private const int MaxConnections = 2;

    private int _connections;

    public string Receiver { get; } = endpoint.Address.IdnHost;

    /// <summary>Whose connection it is: the receiver's, or that of a proxy before it, whose address is nobody's business.</summary>
    public string Peer { get; private set; } = endpoint.Address.IdnHost;

    public CertificateVerdict Certificate { get; } = new(endpoint.Address.IdnHost);

    public SocketsHttpHandler CreateHandler() => new()
    {
        // What the platform adds by itself, each thing switched off.
        AllowAutoRedirect = false,
        UseCookies = false,
        ActivityHeadersPropagator = null,
        AutomaticDecompression = DecompressionMethods.None,
        PreAuthenticate = false,
        Credentials = null,

        // A receiver on this machine is reached directly; the way to any other is the environment's to choose.
        UseProxy = !endpoint.IsLoopback,

        // An answer is its status line. Its headers may be this many KiB, its body is not read.
        MaxResponseHeadersLength = 16,
        MaxResponseDrainSize = 0,
        ResponseDrainTimeout = TimeSpan.Zero,

        ConnectCallback = ConnectAsync,
        SslOptions = new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback = Certificate.Examine,

            // A receiver's certificate may name addresses to fetch others from: nothing is fetched from a third party.
            CertificateChainPolicy = new X509ChainPolicy
            {
                DisableCertificateDownloads = true,
                RevocationMode = X509RevocationMode.NoCheck,
            },
        },
    };

    // The platform leaves a connect or a TLS handshake behind for seconds when the request that wanted it is cancelled.
    // This socket ends with its attempt.
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        // An IPv6 address comes in brackets here.
        if (context.DnsEndPoint.Host.Trim('[', ']') != Receiver || context.DnsEndPoint.Port != endpoint.Address.Port)
        {
            Peer = "the proxy";
        }

        if (++_connections > MaxConnections)
        {
            throw new SocketException((int)SocketError.ConnectionAborted);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            attempt.UnsafeRegister(static ended => (ended as Socket)?.Dispose(), socket);
            await socket.ConnectAsync(context.DnsEndPoint, cancellation).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
