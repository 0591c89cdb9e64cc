using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Receiver.Page.Html;

/// <summary>HTML under construction. What is interpolated is a text and is escaped; only literals and other markup are not.</summary>
internal sealed class Markup
{
    private readonly StringBuilder _text = new();

    /// <summary>Adds HTML with texts in it.</summary>
    public Markup Add([InterpolatedStringHandlerArgument("")] ref Piece piece)
    {
        _ = piece;
        return this;
    }

    /// <summary>Adds what another part made.</summary>
    public Markup Add(Markup other)
    {
        _text.Append(other._text);
        return this;
    }

    /// <summary>Adds HTML that a renderer which escapes made.</summary>
    public Markup AddRendered(string html)
    {
        _text.Append(html);
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    /// <summary>A piece of HTML as the compiler takes it apart.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Piece
    {
        private readonly StringBuilder _text;

        /// <summary>A piece that is added to the markup.</summary>
        public Piece(int literalLength, int formattedCount, Markup markup)
        {
            _ = (literalLength, formattedCount);
            _text = markup._text;
        }

        /// <summary>HTML.</summary>
        public void AppendLiteral(string html) => _text.Append(html);

        /// <summary>A text.</summary>
        public void AppendFormatted(string text) => _text.Append(WebUtility.HtmlEncode(text));

        /// <summary>A number, grouped.</summary>
        public void AppendFormatted(long number) => _text.Append(number.ToString("N0", CultureInfo.InvariantCulture));

        /// <summary>A day, for people and programs.</summary>
        public void AppendFormatted(UtcDay day)
            => _text.Append(CultureInfo.InvariantCulture, $"<time datetime=\"{day}\">{day.Date:d MMMM yyyy}</time>");

        /// <summary>Markup.</summary>
        public void AppendFormatted(Markup markup) => _text.Append(markup._text);
    }
}
