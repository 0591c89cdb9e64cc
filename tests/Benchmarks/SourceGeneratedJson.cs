using System.Text.Json.Serialization;
using TelemetryHex.Payload;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Benchmarks;

/// <summary>The platform's generated serializer over the same record: one naming policy, a converter for each kind of leaf.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters =
    [
        typeof(TextConverter<InstanceId>), typeof(TextConverter<Timestamp>), typeof(TextConverter<ProductVersion>), typeof(TextConverter<OsName>),
        typeof(TextConverter<RuntimeVersion>), typeof(TextConverter<Architecture>), typeof(TextConverter<Platform>),
        typeof(CoreCountConverter), typeof(MegahertzConverter), typeof(GibibytesConverter),
    ])]
[JsonSerializable(typeof(Report))]
internal sealed partial class SourceGeneratedJson : JsonSerializerContext;
