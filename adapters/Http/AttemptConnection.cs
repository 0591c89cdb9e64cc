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

    private const string Proxy = "the proxy";

    private int _connections;

    public string Receiver { get; } = endpoint.Address.IdnHost;

    /// <summary>The end that answers: the receiver, or the proxy before it until its tunnel is open. A proxy's address is not told.</summary>
    public string Peer { get; private set; } = endpoint.Address.IdnHost;

    /// <summary>The end that TLS is agreed on with: a proxy may speak TLS itself, before the receiver does so inside its tunnel.</summary>
    public string TlsPeer { get; private set; } = endpoint.Address.IdnHost;

    public bool IsAtProxy => Peer == Proxy;

    /// <summary>What was wrong with the certificate of <see cref="TlsPeer"/>; null where nothing was, or none was shown yet.</summary>
    public string? CertificateFault { get; private set; }

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
        PlaintextStreamFilter = (context, _) => ValueTask.FromResult(Reached(context)),
        SslOptions = new SslClientAuthenticationOptions
        {
            // The verdict is the platform's, always; here its reason is kept.
            RemoteCertificateValidationCallback = (_, _, chain, errors) =>
            {
                CertificateFault = Http.CertificateFault.Of(TlsPeer, chain, errors);
                return errors == SslPolicyErrors.None;
            },

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

    // Called once bytes can flow to the end that the request is for, TLS included: a CONNECT is for the proxy.
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
