using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using TelemetryHex.Policy;

namespace TelemetryHex.Adapters.Http;

/// <summary>The connection of one attempt: how the receiver is reached, and which end a fault came from.</summary>
internal sealed class AttemptConnection(TelemetryEndpoint endpoint, CancellationToken attempt)
{
    // A proxy that asks for credentials may close; the second connection brings them. The platform would dial a closing proxy 16 times.
    private const int MaxConnections = 2;

    private const string Proxy = "the proxy";

    private int _connections;

    public string Receiver { get; } = endpoint.Address.IdnHost;

    /// <summary>The end that answers: the receiver, or a proxy until its tunnel is open. A proxy's address is not told.</summary>
    public string Peer { get; private set; } = endpoint.Address.IdnHost;

    /// <summary>The end of the TLS handshake: a proxy may speak TLS itself, before the receiver does so inside its tunnel.</summary>
    public string TlsPeer { get; private set; } = endpoint.Address.IdnHost;

    public bool IsAtProxy => Peer == Proxy;

    /// <summary>The fault of the certificate of <see cref="TlsPeer"/>; null where it has none, or none was shown yet.</summary>
    public string? CertificateFault { get; private set; }

    public SocketsHttpHandler CreateHandler() => new()
    {
        // Everything that the platform adds by itself is off.
        AllowAutoRedirect = false,
        UseCookies = false,
        ActivityHeadersPropagator = null,
        AutomaticDecompression = DecompressionMethods.None,
        PreAuthenticate = false,
        Credentials = null,

        // A receiver on this machine is reached directly; for any other the environment may name a proxy.
        UseProxy = !endpoint.IsLoopback,

        // Only the status line counts: headers of 16 KiB are enough, and no body is read.
        MaxResponseHeadersLength = 16,
        MaxResponseDrainSize = 0,
        ResponseDrainTimeout = TimeSpan.Zero,

        ConnectCallback = ConnectAsync,
        PlaintextStreamFilter = (context, _) => ValueTask.FromResult(Reached(context)),
        SslOptions = new SslClientAuthenticationOptions
        {
            // The verdict is always the platform's; the callback keeps its reason.
            RemoteCertificateValidationCallback = (_, _, chain, errors) =>
            {
                CertificateFault = Http.CertificateFault.Of(TlsPeer, chain, errors);
                return errors == SslPolicyErrors.None;
            },

            // A certificate may name addresses to fetch others from: nothing is fetched from a third party.
            CertificateChainPolicy = new X509ChainPolicy
            {
                DisableCertificateDownloads = true,
                RevocationMode = X509RevocationMode.NoCheck,
            },
        },
    };

    // Of a cancelled request the platform leaves the connect or TLS handshake behind for seconds. This socket ends with its attempt.
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        // The platform puts an IPv6 address in brackets.
        if (context.DnsEndPoint.Host.Trim('[', ']') != Receiver || context.DnsEndPoint.Port != endpoint.Address.Port)
        {
            Peer = Proxy;
        }

        TlsPeer = context.InitialRequestMessage.Method == HttpMethod.Connect ? Proxy : Receiver;

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

    // The platform calls it when the request can be written, after TLS: a CONNECT has reached the proxy, any other the receiver.
    private Stream Reached(SocketsHttpPlaintextStreamFilterContext context)
    {
        TlsPeer = Receiver;
        if (context.InitialRequestMessage.Method != HttpMethod.Connect)
        {
            Peer = Receiver;
        }

        return context.PlaintextStream;
    }
}
