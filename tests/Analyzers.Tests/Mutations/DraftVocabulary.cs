namespace TelemetryHex.Analyzers.Tests.Mutations;

/// <summary>The closed types of a draft's own assembly: of a text and of a number, as a class and as a struct.</summary>
internal static class DraftVocabulary
{
    public const string Source = """"
        using System;
        namespace Any.Vocabulary;

        public sealed record Word : IUtf8SpanFormattable
        {
            private readonly string _text;
            private Word(string text) => _text = text;
            public static Word Of(int index) => new(index % 3 == 0 ? "" : index % 3 == 1 ? "zwölf <b>+/&'`" : new string('w', index));
            public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
                => System.Text.Encoding.UTF8.TryGetBytes(_text, utf8Destination, out bytesWritten);
        }

        public readonly record struct Stamp : IUtf8SpanFormattable
        {
            private readonly long _seconds;
            private Stamp(long seconds) => _seconds = seconds;
            public static Stamp Of(int index) => new(index * 100_000_000L);
            public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
                => DateTimeOffset.FromUnixTimeSeconds(_seconds).TryFormat(utf8Destination, out bytesWritten, "yyyy-MM-dd'T'HH:mm:ss'Z'", provider);
        }

        public readonly record struct Count : IUtf8SpanFormattable
        {
            private readonly int _count;
            private Count(int count) => _count = count;
            public static Count Of(int index) => new(index - 10);
            public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
                => _count.TryFormat(utf8Destination, out bytesWritten, format, provider);
        }

        public sealed record Amount : IUtf8SpanFormattable
        {
            private readonly decimal _amount;
            private Amount(decimal amount) => _amount = amount;
            public static Amount Of(int index) => new(index / 10m);
            public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
                => _amount.TryFormat(utf8Destination, out bytesWritten, "0.0", provider);
        }
        """";
}
