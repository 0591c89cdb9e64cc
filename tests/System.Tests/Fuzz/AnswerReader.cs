using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace TelemetryHex.SystemTests.Fuzz;

/// <summary>Reads answers from a connection, one after the other, and keeps their statuses only.</summary>
internal sealed class AnswerReader(Socket socket)
{
    private readonly byte[] _buffer = new byte[256 * 1024];
    private int _start;
    private int _end;

    /// <summary>The status of the next answer that is not an interim one; null where the connection ends instead.</summary>
    /// <exception cref="FormatException">It is no answer of HTTP/1.1.</exception>
    public async ValueTask<int?> ReadAsync(bool isHead, CancellationToken deadline)
    {
        while (true)
        {
            int length;
            while ((length = _buffer.AsSpan(_start, _end - _start).IndexOf("\r\n\r\n"u8)) < 0)
            {
                if (!await FillAsync(deadline))
                {
                    return _end == _start ? null : throw new FormatException("An answer is cut short.");
                }
            }

            var (status, body) = Parse(Encoding.Latin1.GetString(_buffer, _start, length + 2), isHead);
            _start += length + 4;
            while (_end - _start < body)
            {
                if (!await FillAsync(deadline))
                {
                    throw new FormatException("An answer's body is cut short.");
                }
            }

            _start += body;
            if (status >= 200)
            {
                return status;
            }
        }
    }

    private static (int Status, int Body) Parse(string head, bool isHead)
    {
        if (!head.StartsWith("HTTP/1.1 ", StringComparison.Ordinal) || !int.TryParse(head.AsSpan(9, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var status))
        {
            throw new FormatException($"This is no status line: {head}");
        }

        if (isHead || status is < 200 or 204 or 304)
        {
            return (status, 0);
        }

        const string Name = "\r\nContent-Length: ";
        var at = head.IndexOf(Name, StringComparison.Ordinal);
        return at < 0 ? throw new FormatException($"An answer has no length: {head}")
            : (status, int.Parse(head.AsSpan(at + Name.Length, head.IndexOf('\r', at + 2) - at - Name.Length), NumberStyles.None, CultureInfo.InvariantCulture));
    }

    private async ValueTask<bool> FillAsync(CancellationToken deadline)
    {
        if (_start > 0)
        {
            Buffer.BlockCopy(_buffer, _start, _buffer, 0, _end - _start);
            (_start, _end) = (0, _end - _start);
        }

        var read = await socket.ReceiveAsync(_buffer.AsMemory(_end), deadline);
        _end += read;
        return read > 0;
    }
}
