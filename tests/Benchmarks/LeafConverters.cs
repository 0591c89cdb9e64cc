using System.Text.Json;
using System.Text.Json.Serialization;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Benchmarks;

/// <summary>Writes a leaf that is a text, from its own UTF-8 and without a string in between.</summary>
internal sealed class TextConverter<T> : JsonConverter<T>
    where T : IUtf8SpanFormattable
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[64];
        writer.WriteStringValue(value.TryFormat(text, out var length, default, null) ? text[..length] : throw new InvalidOperationException());
    }
}

/// <summary>Writes a count as its number.</summary>
internal sealed class CoreCountConverter : JsonConverter<CoreCount>
{
    public override CoreCount Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, CoreCount value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);
}

/// <summary>Writes a clock as its number.</summary>
internal sealed class MegahertzConverter : JsonConverter<Megahertz>
{
    public override Megahertz Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, Megahertz value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);
}

/// <summary>Writes an amount of memory as its number.</summary>
internal sealed class GibibytesConverter : JsonConverter<Gibibytes>
{
    public override Gibibytes Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, Gibibytes value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Value);
}
