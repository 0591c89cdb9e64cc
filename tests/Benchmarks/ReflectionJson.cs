using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using TelemetryHex.Payload;
using TelemetryHex.Vocabulary;
using TelemetryHex.Wire;

namespace TelemetryHex.Benchmarks;

/// <summary>The plain way: System.Text.Json over the same record by reflection, one naming policy, a converter for each kind of leaf.</summary>
internal static class ReflectionJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters =
        {
            new Text<InstanceId>(), new Text<Timestamp>(), new Text<ProductVersion>(), new Text<OsName>(), new Text<RuntimeVersion>(),
            new Text<Architecture>(), new Text<Platform>(),
            new Number<CoreCount>((writer, count) => writer.WriteNumberValue(count.Value)),
            new Number<Megahertz>((writer, clock) => writer.WriteNumberValue(clock.Value)),
            new Number<Gibibytes>((writer, memory) => writer.WriteNumberValue(memory.Value)),
        },
    };

    public static byte[] Encode(Report report) => JsonSerializer.SerializeToUtf8Bytes(report, Options);

    public static void DemandSameBytes(Report report)
    {
        if (!Encode(report).AsSpan().SequenceEqual(ReportJson.Encode(report)))
        {
            throw new InvalidOperationException("The two ways write different bytes, so that a comparison says nothing.");
        }
    }

    private sealed class Text<T> : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value?.ToString());
    }

    private sealed class Number<T>(Action<Utf8JsonWriter, T> write) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => write(writer, value);
    }
}
