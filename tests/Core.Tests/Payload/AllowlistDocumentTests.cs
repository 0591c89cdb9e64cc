using System.Reflection;
using System.Text.Json;
using TelemetryHex.Contracts;
using TelemetryHex.Payload;
using TelemetryHex.Vocabulary;
using TelemetryHex.Wire;

namespace TelemetryHex.Core.Tests.Payload;

public sealed class AllowlistDocumentTests
{
    private static readonly IReadOnlyList<AllowlistRow> Rows = AllowlistRow.ReadAll();

    private static readonly Dictionary<string, Type> ClosedVocabulary = new()
    {
        ["uuid"] = typeof(InstanceId),
        ["timestamp"] = typeof(Timestamp),
        ["version"] = typeof(ProductVersion),
        ["os name"] = typeof(OsName),
        ["runtime version"] = typeof(RuntimeVersion),
        ["architecture"] = typeof(Architecture),
        ["platform"] = typeof(Platform),
        ["core count"] = typeof(CoreCount),
        ["megahertz"] = typeof(Megahertz),
        ["gibibytes"] = typeof(Gibibytes),
    };

    // A report never holds it: it is what the receiver keeps of the time.
    private static readonly Type OfTheReceiver = typeof(UtcDay);

    [Promise(Section.Report, "One compact UTF-8 object, members in the allowlist's order, every one always present")]
    [Fact]
    public void The_rows_are_the_members_on_the_wire_in_their_order()
        => Leaves(JsonDocument.Parse(SampleReport.Json).RootElement, "").Select(leaf => leaf.Path).Should().Equal(Rows.Select(row => row.Path));

    [Promise(Section.Allowlist, "A row for each member, with its type and its null, and no other row")]
    [Fact]
    public void The_rows_are_the_members_of_the_payload_with_their_types_and_nulls()
        => Members(typeof(Report), "").Should().Equal(Rows.Select(row => new Member(row.Path, ClosedVocabulary[row.Type], row.MayBeNull)));

    [Fact]
    public void The_examples_are_the_values_of_the_sample()
        => Leaves(JsonDocument.Parse(ReportJson.Encode(SampleReport.Create())).RootElement, "").Should().Equal(Rows.Select(row => (row.Path, row.Example)));

    [Promise(Section.Allowlist, "A row for each member, with its type and its null, and no other row")]
    [Fact]
    public void Every_row_says_why()
        => Rows.Should().OnlyContain(row => row.Why.Length > 20).And.OnlyHaveUniqueItems(row => row.Why);

    [Fact]
    public void Every_type_of_the_vocabulary_is_used_and_nothing_else_is_in_that_room()
    {
        Rows.Select(row => row.Type).Distinct().Should().BeEquivalentTo(ClosedVocabulary.Keys);
        typeof(InstanceId).Assembly.GetExportedTypes().Where(type => type.Namespace == "TelemetryHex.Vocabulary")
            .Should().BeEquivalentTo([.. ClosedVocabulary.Values, OfTheReceiver]);
    }

    [Theory]
    [InlineData("cpu.physical_cores")]
    [InlineData("cpu.logical_cores")]
    [InlineData("cpu.frequency_mhz")]
    [InlineData("memory.total_gb")]
    public void Where_a_row_says_or_null_the_wire_may_say_null(string path)
    {
        Rows.Where(row => row.MayBeNull).Select(row => row.Path).Should().Contain(path).And.HaveCount(4);
        Wire.BodyOf.Decode(Wire.BodyOf.With(path, "null")).Fault.Should().BeNull();
    }

    [Promise(Section.Report, "Null where a fact is unknown, and only where the allowlist says so")]
    [Fact]
    public void Where_a_row_does_not_say_or_null_the_wire_may_not_say_null()
        => Rows.Where(row => !row.MayBeNull).Should().OnlyContain(row =>
            Wire.BodyOf.Decode(Wire.BodyOf.With(row.Path, "null")).Fault == new ReportFault(ReportFaultKind.WrongType, row.Path));

    // Sealed records of public properties and nothing else: what has no member here cannot leave the machine.
    [Fact]
    public void The_payload_s_types_are_sealed_records_without_a_base_an_interface_of_their_own_or_a_field()
    {
        var types = typeof(Report).Assembly.GetTypes().Where(type => type.Namespace == "TelemetryHex.Payload" && !type.IsNested).ToList();

        types.Should().BeEquivalentTo([typeof(Report), typeof(OsInfo), typeof(CpuInfo), typeof(MemoryInfo)]);
        types.Should().OnlyContain(type => type.IsSealed && type.BaseType == typeof(object));
        types.SelectMany(type => type.GetInterfaces()).Should().OnlyContain(type => type.Name == "IEquatable`1");
        types.SelectMany(type => type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .Should().OnlyContain(field => field.Name.EndsWith(">k__BackingField", StringComparison.Ordinal));
    }

    private static IEnumerable<(string Path, string Text)> Leaves(JsonElement element, string prefix)
        => element.EnumerateObject().SelectMany(member => member.Value.ValueKind switch
        {
            JsonValueKind.Object => Leaves(member.Value, $"{prefix}{member.Name}."),
            JsonValueKind.String => [($"{prefix}{member.Name}", member.Value.GetString() ?? "")],
            _ => [($"{prefix}{member.Name}", member.Value.GetRawText())],
        });

    private static IEnumerable<Member> Members(Type type, string prefix)
        => type.GetProperties().SelectMany(property =>
        {
            var path = prefix + JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
            if (property.PropertyType.Namespace == typeof(Report).Namespace)
            {
                return Members(property.PropertyType, path + ".");
            }

            var inner = Nullable.GetUnderlyingType(property.PropertyType);
            var mayBeNull = inner is not null || new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable;
            return [new Member(path, inner ?? property.PropertyType, mayBeNull)];
        });

    private sealed record Member(string Path, Type Type, bool MayBeNull);
}
