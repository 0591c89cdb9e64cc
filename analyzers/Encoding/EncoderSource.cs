using System.Text;
using TelemetryHex.Analyzers.Document;

namespace TelemetryHex.Analyzers.Encoding;

/// <summary>The text of an encoder: literals between values, in the order of the rows.</summary>
internal sealed class EncoderSource
{
    private readonly StringBuilder _steps = new();
    private readonly StringBuilder _literal = new("{");
    private string[] _open = [];
    private bool _isFirst = true;

    private EncoderSource()
    {
    }

    /// <summary>The encoder's class: the root's name and <c>Encoder</c>.</summary>
    public static string NameOf(PayloadRoot root) => root.Name + "Encoder";

    /// <summary>The whole source file.</summary>
    public static string Of(AllowlistDocument document, PayloadRoot root)
    {
        var source = new EncoderSource();
        foreach (var row in document.Rows)
        {
            if (document.Terms.FirstOrDefault(term => term.Name == row.Term) is { } term)
            {
                source.Add(row, term.Kind);
            }
        }

        return EncoderTemplate.Fill(root, NameOf(root), source.Close());
    }

    private void Add(AllowlistRow row, JsonKind kind)
    {
        var parts = row.Path.Split('.');
        OpenObjects(parts);
        _literal.Append(_isFirst ? "" : ",").Append('"').Append(parts[parts.Length - 1]).Append("\":");
        _isFirst = false;
        var member = "report." + string.Join(".", parts.Select(WireName.ToMember));
        var quote = kind == JsonKind.Text ? "\"" : "";
        if (row.MayBeNull)
        {
            Step(Literal());
            var write = kind == JsonKind.Text
                ? $"{Copy(quote)} && AddText(value{Count}, ref rest) && {Copy(quote)}"
                : Value(kind, $"value{Count}");
            Step($"({member} is {{ }} value{Count} ? {write} : {Copy("null")})");
            Count++;
            return;
        }

        _literal.Append(quote);
        Step(Literal());
        Step(Value(kind, member));
        _literal.Append(quote);
    }

    private int Count { get; set; }

    private void OpenObjects(string[] parts)
    {
        var common = 0;
        while (common < _open.Length && common < parts.Length - 1 && _open[common] == parts[common])
        {
            common++;
        }

        _literal.Append('}', _open.Length - common);
        _open = [.. parts.Take(parts.Length - 1)];
        foreach (var part in _open.Skip(common))
        {
            _literal.Append(_isFirst ? "" : ",").Append('"').Append(part).Append("\":{");
            _isFirst = true;
        }
    }

    private string Close()
    {
        _literal.Append('}', _open.Length + 1);
        Step(Literal());
        return _steps.ToString();
    }

    private string Literal()
    {
        var step = Copy(_literal.ToString());
        _literal.Clear();
        return step;
    }

    private void Step(string condition) => _steps.Append(_steps.Length == 0 ? "" : "\n            && ").Append(condition);

    private static string Value(JsonKind kind, string value) => kind switch
    {
        JsonKind.Text => $"AddText({value}, ref rest)",
        JsonKind.Boolean => $"({value} ? {Copy("true")} : {Copy("false")})",
        _ => $"AddNumber({value}, ref rest)",
    };

    private static string Copy(string text) => $"Copy(\"{text.Replace("\"", "\\\"")}\"u8, ref rest)";
}
