using System.Text;

namespace TelemetryHex.Cli;

/// <summary>Standard output or standard error. A failed write is remembered, never thrown: an output ends no work.</summary>
internal sealed class StandardStream : Stream
{
    private readonly Stream? _console;
    private readonly int _descriptor;

    private StandardStream(int descriptor)
    {
        _descriptor = descriptor;
        if (OperatingSystem.IsWindows())
        {
            _console = descriptor == UnixDescriptor.Output ? Console.OpenStandardOutput() : Console.OpenStandardError();
        }
    }

    /// <summary>Whether a write has failed.</summary>
    public bool HasFailed { get; private set; }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public static StandardStream OpenOutput() => new(UnixDescriptor.Output);

    public static TextWriter OpenError()
    {
        // A Windows console expects its code page; without one UTF-8, and no byte order mark.
        var encoding = OperatingSystem.IsWindows() && Console.OutputEncoding is not UTF8Encoding
            ? Console.OutputEncoding
            : new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return TextWriter.Synchronized(new StreamWriter(new StandardStream(UnixDescriptor.Error), encoding) { AutoFlush = true });
    }

    public override void Write(ReadOnlySpan<byte> buffer) => HasFailed |= !TryWrite(buffer);

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private bool TryWrite(ReadOnlySpan<byte> bytes)
    {
        if (_console is null)
        {
            return UnixDescriptor.TryWrite(_descriptor, bytes);
        }

        try
        {
            _console.Write(bytes);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
