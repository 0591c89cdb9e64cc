using System.Text.Json;
using System.Text.Json.Serialization;

namespace TelemetryHex.Core.Tests.Wire;

/// <summary>Writes any leaf type of the vocabulary by its own text: numbers as they stand, everything else as a string.</summary>
internal sealed class LeafConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsAssignableTo(typeof(IUtf8SpanFormattable)) && !typeToConvert.IsPrimitive;

    public override JsonConverter? CreateConverter(Type typeToConvert, JsonSerializerOptions options)
        => (JsonConverter?)Activator.CreateInstance(typeof(Leaf<>).MakeGenericType(typeToConvert));

    private sealed class Leaf<T> : JsonConverter<T>
    {
        public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        {
            var text = value?.ToString() ?? "";
            if (text.All(character => char.IsAsciiDigit(character) || character == '.') && typeof(T).IsValueType)
            {
                writer.WriteRawValue(text);
            }
            else
            {
                writer.WriteStringValue(text);
            }
        }
    }
}
