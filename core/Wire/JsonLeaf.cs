using System.Text.Json;

namespace TelemetryHex.Wire;

/// <summary>Reads text of the vocabulary.</summary>
internal delegate bool TextParser<T>(ReadOnlySpan<char> text, out T value);

/// <summary>A cursor over JSON that hands out members and their values, and keeps the first fault.</summary>
internal ref struct JsonLeaf(ReadOnlySpan<byte> json)
{
    // The longest value is 64 characters, each of which JSON may spell as six bytes: \u0061.
    private const int MaxText = 64;
    private const int MaxTextBytes = 6 * MaxText;

    private Utf8JsonReader _json = new(json);

    public ReportFault? Fault { get; private set; }

    public int UnknownMembers { get; private set; }

    /// <summary>Goes to the next token; false at the end.</summary>
    public bool Advance() => _json.Read();

    /// <summary>Notes a fault unless there is one; always false.</summary>
    public bool Refuse(ReportFaultKind kind, string path)
    {
        Fault ??= new ReportFault(kind, path);
        return false;
    }

    public bool IsObject(string path) => _json.TokenType == JsonTokenType.StartObject || Refuse(ReportFaultKind.WrongType, path);

    public bool IsComplete(MemberSet members)
        => Fault is null && (members.Missing is not { } missing || Refuse(ReportFaultKind.MissingMember, missing));

    /// <summary>
    /// Goes to the value of the set's next member and skips all others; false at the object's end and at a fault.
    /// </summary>
    public bool NextMember(ref MemberSet members, out string path)
    {
        while (_json.Read() && _json.TokenType == JsonTokenType.PropertyName)
        {
            var index = Find(members);
            if (index >= 0)
            {
                path = members.Names.Path(index);
                return members.Add(index) ? _json.Read() : Refuse(ReportFaultKind.DuplicateMember, path);
            }

            UnknownMembers++;
            _json.Skip();
        }

        path = "";
        return false;
    }

    public bool Text<T>(string path, TextParser<T> parse, out T value)
    {
        value = default!; // Only read after a return of true, when the parser has set it.
        if (_json.TokenType != JsonTokenType.String)
        {
            return Refuse(ReportFaultKind.WrongType, path);
        }

        return (_json.ValueIsEscaped ? TryParseEscaped(parse, out value) : TryParse(parse, stackalloc char[MaxText], out value))
            || Refuse(ReportFaultKind.OutOfRange, path);
    }

    /// <summary>Whether the value is that text, spelt without escapes.</summary>
    public readonly bool IsText(ReadOnlySpan<byte> text)
        => _json.TokenType == JsonTokenType.String && !_json.ValueIsEscaped && _json.ValueSpan.SequenceEqual(text);

    public bool IntegerOrNull<T>(string path, Func<long, T?> from, out T? value)
        where T : struct
    {
        value = null;
        if (_json.TokenType == JsonTokenType.Null)
        {
            return true;
        }

        if (_json.TokenType != JsonTokenType.Number || _json.ValueSpan.ContainsAny((byte)'.', (byte)'e', (byte)'E'))
        {
            return Refuse(ReportFaultKind.WrongType, path);
        }

        value = _json.TryGetInt64(out var number) ? from(number) : null;
        return value is not null || Refuse(ReportFaultKind.OutOfRange, path);
    }

    public bool NumberOrNull<T>(string path, Func<double, T?> from, out T? value)
        where T : struct
    {
        value = null;
        if (_json.TokenType == JsonTokenType.Null)
        {
            return true;
        }

        if (_json.TokenType != JsonTokenType.Number)
        {
            return Refuse(ReportFaultKind.WrongType, path);
        }

        value = _json.TryGetDouble(out var number) ? from(number) : null;
        return value is not null || Refuse(ReportFaultKind.OutOfRange, path);
    }

    private readonly bool TryParseEscaped<T>(TextParser<T> parse, out T value) => TryParse(parse, stackalloc char[MaxTextBytes], out value);

    private readonly bool TryParse<T>(TextParser<T> parse, Span<char> buffer, out T value)
    {
        value = default!; // Only read after a return of true, when the parser has set it.
        return TryCopyText(buffer, out var length) && parse(buffer[..length], out value);
    }

    private readonly int Find(in MemberSet members)
    {
        try
        {
            // Members usually come in the order of the allowlist.
            for (var (i, index) = (0, members.Next); i < members.Names.Count; i++, index++)
            {
                index = index < members.Names.Count ? index : 0;
                if (_json.ValueTextEquals(members.Names.Name(index)))
                {
                    return index;
                }
            }
        }
        catch (InvalidOperationException)
        {
            // An escaped half of a surrogate pair is no text, hence none of the names.
        }

        return -1;
    }

    private readonly bool TryCopyText(Span<char> buffer, out int length)
    {
        length = 0;
        if (_json.ValueSpan.Length > buffer.Length)
        {
            return false;
        }

        try
        {
            length = _json.CopyString(buffer);
            return true;
        }
        catch (InvalidOperationException)
        {
            // The bytes are not UTF-8, or hold half a surrogate pair.
            return false;
        }
    }
}
