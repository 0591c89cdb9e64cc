using System.Net;
using System.Net.Sockets;

namespace TelemetryHex.Testing;

/// <summary>A listener on loopback, as raw as a socket: a test plays the receiver, connection by connection.</summary>
public sealed class RawServer : IDisposable
{
    private readonly TcpListener _listener;
    private volatile bool _isDisposed;

    public RawServer(IPAddress? address = null)
    {
        _listener = new TcpListener(address ?? IPAddress.Loopback, port: 0);
        _listener.Start();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string Address => $"http://127.0.0.1:{Port}/api/v1/liftbridge/telemetry";

    /// <summary>Whether there is a connection that nobody accepted yet.</summary>
    public bool HasCaller => _listener.Pending();

    public async Task<RawConnection> AcceptAsync() => new(await AcceptSocketAsync().InTime());

    /// <summary>Answers each request with the same text, until the server is disposed.</summary>
    /// <param name="answer">The text.</param>
    /// <param name="received">Is told each request before its answer.</param>
    public async Task AnswerAllAsync(string answer, Action<string>? received = null)
    {
        try
        {
            while (true)
            {
                using var connection = new RawConnection(await AcceptSocketAsync());
                var request = await connection.ReadRequestAsync();
                received?.Invoke(request);
                await connection.WriteAsync(answer);
            }
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException || (_isDisposed && failure is InvalidOperationException))
        {
            // The listener was closed.
        }
    }

    public void Dispose()
    {
        // Between two connections a closed listener says that it was never started.
        _isDisposed = true;
        _listener.Dispose();
    }

    // A thread that waits: the asynchronous form ends the process under Wine when the listener is closed meanwhile.
    private Task<Socket> AcceptSocketAsync()
        => Task.Factory.StartNew(_listener.AcceptSocket, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
