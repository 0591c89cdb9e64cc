using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace TelemetryHex.Testing;

/// <summary>The receiver's end of a connection: bytes in, bytes out, every wait with a deadline. Text is Latin-1: a character is a byte.</summary>
public sealed class RawConnection(Socket socket) : IDisposable
{
    private const string EndOfHead = "\r\n\r\n";

    private Stream _stream = new NetworkStream(socket, ownsSocket: true);

    /// <summary>Reads a head and as many bytes of body as it announces; nothing that comes after it is lost, for nothing may come.</summary>
    public async Task<string> ReadRequestAsync()
    {
        var text = "";
        while (!IsWhole(text))
        {
            var more = await ReadSomeAsync();
            text += more.Length > 0 ? more : throw new EndOfStreamException($"The request ended early: {text}");
        }

        return text;
    }

    public async Task<string> ReadSomeAsync(int atMost = 4096)
    {
        var buffer = new byte[atMost];

        // A thread that waits: the asynchronous form may end at once, and with nothing, under Wine.
        var length = await Task.Factory.StartNew(() => _stream.Read(buffer), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).InTime();
        return Encoding.Latin1.GetString(buffer, 0, length);
    }

    /// <summary>Reads to the end, which the peer's close or reset makes.</summary>
    public async Task<string> ReadToEndAsync()
    {
        var text = "";
        try
        {
            while (await ReadSomeAsync() is { Length: > 0 } more)
            {
                text += more;
            }
        }
        catch (IOException)
        {
            // A reset is an end, too.
        }

        return text;
    }

    public Task WriteAsync(string text) => _stream.WriteAsync(Encoding.Latin1.GetBytes(text)).AsTask().InTime();

    /// <summary>Writes the same text until the peer is gone.</summary>
    public async Task WriteEndlesslyAsync(string text)
    {
        try
        {
            while (true)
            {
                await WriteAsync(text);
            }
        }
        catch (IOException)
        {
            // The peer closed it, which is what the callers wait for.
        }
    }

    /// <summary>Goes on as the server of a TLS connection.</summary>
    public async Task StartTlsAsync(X509Certificate2 certificate)
    {
        var tls = new SslStream(_stream);

        // Offline: this end shall not fetch what a certificate names; whether the other does is under test.
        var context = SslStreamCertificateContext.Create(certificate, additionalCertificates: null, offline: true);
        await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificateContext = context }).InTime();
        _stream = tls;
    }

    /// <summary>Ends the connection as a crash does: RST, no FIN.</summary>
    public void Reset()
    {
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        socket.Close();
    }

    /// <summary>Ends the connection as a program does that has said all it had to say: FIN.</summary>
    public void Close() => socket.Shutdown(SocketShutdown.Send);

    public void Dispose() => _stream.Dispose();

    private static bool IsWhole(string text)
    {
        var head = text.IndexOf(EndOfHead, StringComparison.Ordinal);
        return head >= 0 && text.Length >= head + EndOfHead.Length + ContentLength(text[..head]);
    }

    private static int ContentLength(string head)
    {
        const string Name = "\r\nContent-Length: ";
        var start = head.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        return start < 0 ? 0 : int.Parse(head[(start + Name.Length)..].Split('\r')[0], NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
