using System.Text.Json;
using System.Text.Json.Serialization;

namespace TelemetryHex.Analyzers.Tests.Mutations;

/// <summary>Writes a closed type of a draft as the platform's serializer would with a converter for each.</summary>
internal sealed class LeafConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.Namespace == "Acme.Vocabulary";

    public override JsonConverter? CreateConverter(Type typeToConvert, JsonSerializerOptions options)
        => (JsonConverter?)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert));

    private sealed class Converter<T> : JsonConverter<T>
        where T : IUtf8SpanFormattable
    {
        private static readonly bool IsText = typeof(T).Name is "Word" or "Stamp";

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        {
            Span<byte> text = stackalloc byte[128];
            value.TryFormat(text, out var length, default, null).Should().BeTrue();
            if (IsText)
            {
                writer.WriteStringValue(text[..length]);
            }
            else
            {
                writer.WriteRawValue(text[..length]);
            }
        }
    }
}
