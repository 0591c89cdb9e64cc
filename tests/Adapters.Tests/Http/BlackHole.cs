using System.Net;
using System.Net.Sockets;

namespace TelemetryHex.Adapters.Tests.Http;

/// <summary>
/// An address whose packets are dropped, not refused: a listener that accepts nobody and whose queue is full. A kernel (Linux) then
/// drops each further SYN.
/// </summary>
internal sealed class BlackHole : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly List<Socket> _queue = [];

    private BlackHole()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(backlog: 0);
    }

    public int Port => ((IPEndPoint)(_listener.LocalEndPoint ?? throw new InvalidOperationException("It is not bound."))).Port;

    public static async Task<BlackHole> OpenAsync()
    {
        var hole = new BlackHole();
        while (await hole.IsReachedAsync(TimeSpan.FromMilliseconds(250)))
        {
            // One more stands in the queue.
        }

        return hole;
    }

    /// <summary>Whether a plain connect gets through. On loopback that takes microseconds, so a quarter of a second without one is a "no".</summary>
    public async Task<bool> IsReachedAsync(TimeSpan wait)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        using var deadline = new CancellationTokenSource(wait);
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, Port, deadline.Token);
            _queue.Add(socket);
            return true;
        }
        catch (OperationCanceledException)
        {
            socket.Dispose();
            return false;
        }
    }

    public void Dispose()
    {
        _queue.ForEach(socket => socket.Dispose());
        _listener.Dispose();
    }
}
