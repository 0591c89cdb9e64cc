namespace TelemetryHex.Analyzers.Tests.Shapes;

/// <summary>An attribute or a directive: it changes the wire and leaves the members as they are.</summary>
internal static class AnnotatedShapes
{
    private const string LoudConverter = """
        namespace Small;
        public sealed class Loud<T> : JsonConverter<T>
        {
            public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();
            public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Machine.Name);
        }
        """;

    public static IReadOnlyList<Shape> All { get; } =
    [
        new("JsonInclude on a private field", "What nobody sees from outside is sent.")
        {
            Leaks = true, Rule = "THX0007", Names = "OsInfo._host",
            Os = "public sealed record OsInfo { [JsonInclude] private string? _host; public required OsName Name { get; init; } public string? Peek() => _host; }",
        },
        new("JsonInclude on a private property", "The same with a property.")
        {
            Leaks = true, Rule = "THX0007", Names = "OsInfo.Host",
            Os = "public sealed record OsInfo { public required OsName Name { get; init; } [JsonInclude] private string? Host { get; init; } }",
        },
        new("JsonInclude on an internal property", "The same within the assembly.")
        {
            Leaks = true, Rule = "THX0007", Names = "OsInfo.Host",
            Os = "public sealed record OsInfo { public required OsName Name { get; init; } [JsonInclude] internal string? Host { get; init; } }",
        },
        new("JsonInclude on the field of a parameter", "The backing field is sent, under the compiler's own name for it.")
        {
            Leaks = true, Rule = "THX0007", Names = "OsInfo.<Host>k__BackingField",
            Os = "public sealed record OsInfo(OsName Name, [field: JsonInclude] [property: JsonIgnore] string Host);",
        },
        new("JsonInclude on the field of a documented parameter", "The value is sent twice, once under a name that no row has.")
        {
            Rule = "THX0007", Names = "OsInfo.<Name>k__BackingField",
            Os = "public sealed record OsInfo([field: JsonInclude] OsName Name);",
        },
        new("JsonExtensionData", "Everything that is in the dictionary becomes a member.")
        {
            Leaks = true, Rule = "THX0007", Names = "OsInfo.More",
            Os = "public sealed record OsInfo { public required OsName Name { get; init; } [JsonExtensionData] public Dictionary<string, object>? More { get; init; } }",
        },
        new("JsonConverter on a documented property", "The converter writes what it likes in the value's place.")
        {
            Leaks = true, Rule = "THX0007", Names = "OsInfo.Name",
            Os = "public sealed record OsInfo { [JsonConverter(typeof(Loud<OsName>))] public required OsName Name { get; init; } }",
            More = LoudConverter,
        },
        new("JsonConverter on a type", "The converter writes what it likes in the object's place.")
        {
            Leaks = true, Rule = "THX0007", Names = "OsInfo'",
            Os = "[JsonConverter(typeof(Loud<OsInfo>))] public sealed record OsInfo { public required OsName Name { get; init; } }",
            More = LoudConverter,
        },
        new("JsonPropertyName that renames", "The member and its row are there, the wire says another word.")
        {
            Rule = "THX0007", Names = "OsInfo.Name",
            Os = "public sealed record OsInfo { [JsonPropertyName(\"family\")] public required OsName Name { get; init; } }",
        },
        new("JsonPropertyName that launders", "A host name goes out under a documented name.")
        {
            Leaks = true, Rule = "THX0007", Names = "OsInfo.HostName",
            Os = "public sealed record OsInfo { [JsonIgnore] public OsName? Name { get; init; } [JsonPropertyName(\"name\")] public required string HostName { get; init; } }",
        },
        new("JsonIgnore", "A documented value is silently kept back.")
        {
            Rule = "THX0007", Names = "CpuInfo.LogicalCores",
            Cpu = "public sealed record CpuInfo { [JsonIgnore] public CoreCount? LogicalCores { get; init; } public required CoreCount? PhysicalCores { get; init; } }",
        },
        new("JsonDerivedType", "What a derived type adds is sent with it.")
        {
            Leaks = true, Rule = "THX0007", Names = "OsInfo'",
            Os = "[JsonDerivedType(typeof(Small.FullOsInfo))] public record OsInfo { public required OsName Name { get; init; } }",
            More = "namespace Small; public sealed record FullOsInfo : Small.Payload.OsInfo { public required string Host { get; init; } }",
        },
        new("JsonPolymorphic", "The discriminator is a member that no row tells of.")
        {
            Leaks = true, Rule = "THX0007", Names = "OsInfo'",
            Os = "[JsonPolymorphic(TypeDiscriminatorPropertyName = \"LEAK\")] [JsonDerivedType(typeof(Small.FullOsInfo), \"full\")] public record OsInfo { public required OsName Name { get; init; } }",
            More = "namespace Small; public sealed record FullOsInfo : Small.Payload.OsInfo;",
        },
        new("DataMember", "Other serializers rename by it.")
        {
            Rule = "THX0007", Names = "OsInfo.Name",
            Os = "public sealed record OsInfo { [DataMember(Name = \"host\")] public required OsName Name { get; init; } }",
        },
        new("JsonPropertyOrder", "The document's order is the wire's.")
        {
            Rule = "THX0007", Names = "CpuInfo.LogicalCores",
            Cpu = "public sealed record CpuInfo { [JsonPropertyOrder(2)] public required CoreCount? LogicalCores { get; init; } public required CoreCount? PhysicalCores { get; init; } }",
        },
        new("an attribute on an accessor", "Everything in a type is looked at, not only what has a name.")
        {
            Rule = "THX0007", Names = "OsInfo.get_Name",
            Os = "public sealed record OsInfo { public required OsName Name { [Obsolete] get; init; } }",
        },
        new("an attribute on a positional parameter", "The parameter stays a parameter of the constructor.")
        {
            Rule = "THX0007", Names = "OsInfo..ctor",
            Os = "public sealed record OsInfo([System.Runtime.CompilerServices.CallerMemberName] string Name = \"\");",
            Leaks = true,
        },
        new("SuppressMessage on a leak", "What silences other analyzers is one more error here.")
        {
            Leaks = true, Rule = "THX0002", Names = "OsInfo.Host",
            Os = "public sealed record OsInfo { public required OsName Name { get; init; } [System.Diagnostics.CodeAnalysis.SuppressMessage(\"Privacy\", \"THX0002\")] public required string Host { get; init; } }",
        },
        new("GeneratedCode on a leak", "Generated code is held to the same law.")
        {
            Leaks = true, Rule = "THX0002", Names = "OsInfo.Host",
            Os = "[System.CodeDom.Compiler.GeneratedCode(\"tool\", \"1\")] public sealed record OsInfo { public required OsName Name { get; init; } public required string Host { get; init; } }",
        },
        new("pragma around a leak", "Neither the pragma nor the leak may stand.")
        {
            Leaks = true, Rule = "THX0002", Names = "OsInfo.Host",
            Os = "public sealed record OsInfo\n{\n    public required OsName Name { get; init; }\n#pragma warning disable\n    public required string Host { get; init; }\n}",
        },
        new("a condition that is true", "What is compiled depends on who compiles.")
        {
            Leaks = true, Rule = "THX0007", Names = "OsInfo'",
            Os = "public sealed record OsInfo\n{\n    public required OsName Name { get; init; }\n#if !SHIP\n    public required string Host { get; init; }\n#endif\n}",
        },
        new("a condition that is false", "Today it is not compiled, in the next build it is.")
        {
            Rule = "THX0007", Names = "OsInfo'",
            Os = "public sealed record OsInfo\n{\n    public required OsName Name { get; init; }\n#if SHIP\n    public required string Host { get; init; }\n#endif\n}",
        },
        new("nullability switched off", "A value may be null and nothing says so.")
        {
            Rule = "THX0007", Names = "OsInfo'",
            Os = "#nullable disable\npublic sealed record OsInfo { public required OsName Name { get; init; } }",
        },
    ];
}
