namespace TelemetryHex.Wire;

/// <summary>
/// Text growing in a caller's buffer. Nothing is escaped: no value of the vocabulary can hold a quote, a backslash or a control character.
/// </summary>
internal ref struct Utf8Text(Span<byte> destination)
{
    private readonly Span<byte> _destination = destination;

    public int Length { get; private set; }

    public void Add(ReadOnlySpan<byte> text)
    {
        if (!text.TryCopyTo(_destination[Length..]))
        {
            throw TooShort();
        }

        Length += text.Length;
    }

    public void Add<T>(T value)
        where T : IUtf8SpanFormattable
    {
        if (!value.TryFormat(_destination[Length..], out var written, format: default, provider: null))
        {
            throw TooShort();
        }

        Length += written;
    }

    public void AddOrNull<T>(T? value)
        where T : struct, IUtf8SpanFormattable
    {
        if (value is { } known)
        {
            Add(known);
        }
        else
        {
            Add("null"u8);
        }
    }

    private static ArgumentException TooShort() => new($"A report needs up to {ReportJson.MaxLength} bytes.", "destination");
}
