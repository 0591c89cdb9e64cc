using System.Net;
using System.Net.Sockets;

namespace TelemetryHex.SystemTests.Fuzz;

/// <summary>Sends bursts on a connection as long as that lives, and holds every answer to what is allowed.</summary>
internal sealed class FuzzClient(int port, Action<int> note) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private Socket? _socket;
    private AnswerReader? _answers;

    /// <summary>Sends it.</summary>
    /// <exception cref="InvalidOperationException">A request was not answered as it must be; the burst is told.</exception>
    public async Task SendAsync(FuzzBurst burst)
    {
        using var deadline = new CancellationTokenSource(Patience);
        try
        {
            var (socket, answers) = await ConnectAsync(deadline.Token);
            await SendAsync(socket, burst.ToBytes(), deadline.Token);
            foreach (var request in burst.Requests)
            {
                Judge(await answers.ReadAsync(request.IsHead, deadline.Token) ?? throw new FormatException("The connection was closed without an answer."), isEnding: false);
            }

            if (burst.Ending is { } ending)
            {
                await EndAsync(socket, answers, ending, deadline.Token);
            }
        }
        catch (Exception fault)
        {
            throw new InvalidOperationException($"{fault.Message} Repeat it by TELEMETRYHEX_FUZZ_SEED={burst.Seed} TELEMETRYHEX_FUZZ_REQUESTS=1. It was sent:\n{burst}", fault);
        }

        if (burst.IsLast)
        {
            Dispose();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _socket?.Dispose();
        _socket = null;
    }

    // Whatever answers come, and then the end, by whoever closes first.
    private async Task EndAsync(Socket socket, AnswerReader answers, FuzzEnding ending, CancellationToken deadline)
    {
        try
        {
            await SendAsync(socket, ending.Bytes, deadline);
            if (ending.IsCutShort)
            {
                socket.Shutdown(SocketShutdown.Send);
            }
            else
            {
                await SendAsync(socket, FuzzEnding.Padding, deadline);
            }

            while (await answers.ReadAsync(isHead: false, deadline) is { } status)
            {
                Judge(status, isEnding: true);
            }
        }
        catch (SocketException)
        {
            // It closed while bytes that it does not want were on the way.
        }
    }

    // 505 is the server's word for a first line that does not end by HTTP/1.0 or HTTP/1.1, whatever else is in it; nothing of ours says it.
    private void Judge(int status, bool isEnding)
    {
        note(status);
        if (status is not ((>= 200 and < 300) or (>= 400 and < 500)) && !(isEnding && status == (int)HttpStatusCode.HttpVersionNotSupported))
        {
            throw new FormatException($"The answer is {status}.");
        }
    }

    private static async Task SendAsync(Socket socket, byte[] bytes, CancellationToken deadline)
    {
        for (var sent = 0; sent < bytes.Length;)
        {
            sent += await socket.SendAsync(bytes.AsMemory(sent), deadline);
        }
    }

    private async Task<(Socket Socket, AnswerReader Answers)> ConnectAsync(CancellationToken deadline)
    {
        if (_socket is null || _answers is null)
        {
            _socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await _socket.ConnectAsync(IPAddress.Loopback, port, deadline);
            _answers = new AnswerReader(_socket);
        }

        return (_socket, _answers);
    }
}
