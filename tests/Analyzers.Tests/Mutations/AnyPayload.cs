using CsCheck;

namespace TelemetryHex.Analyzers.Tests.Mutations;

/// <summary>How a type is declared.</summary>
internal enum Form
{
    Nominal,
    Positional,
    Struct,
    PositionalStruct,
}

/// <summary>A member: a value, or an object of another type.</summary>
/// <param name="Name">Its name in the code.</param>
/// <param name="Leaf">The value's type; null for an object.</param>
/// <param name="Child">The object's type, by its number.</param>
/// <param name="MayBeNull">Whether the value may be null.</param>
internal sealed record AnyMember(string Name, Leaf? Leaf, int Child, bool MayBeNull);

/// <summary>A type of a payload.</summary>
internal sealed record AnyType(string Name, Form Form, AnyMember[] Members);

/// <summary>Any payload that a document can describe: one to four types, each of them reached, some at two paths.</summary>
/// <param name="Types">The root first; a type is part of earlier ones only.</param>
internal sealed record AnyPayload(AnyType[] Types)
{
    private static readonly string[] TypeNames = ["Report", "OsInfo", "CpuInfo", "DiskInfo"];

    private static readonly string[] MemberNames =
    [
        "Name", "Version", "LogicalCores", "TotalGb", "Family", "FirstSeen", "Count", "Word", "Stamp", "IsVirtual", "Level2Cache", "Ipv4Words", "Null", "True", "Items",
    ];

    private static readonly Gen<AnyMember> Value = Gen.Select(Gen.OneOf(Acme.Leaves), Gen.Bool, (leaf, mayBeNull) => new AnyMember("", leaf, 0, mayBeNull));

    private static readonly Gen<AnyType> Type = Gen.Select(
        Gen.Enum<Form>(), Value.Array[1, 4], Gen.Shuffle(MemberNames), (form, values, names) => new AnyType(
            "", form, [.. names.Select((name, i) => i < values.Length ? values[i] with { Name = name } : new AnyMember(name, null, -1, false))]));

    /// <summary>Generates one.</summary>
    public static readonly Gen<AnyPayload> Generator = Gen.Select(Type.Array[1, 4], Gen.Int[0, 99].Array[8], Gen.Bool.Array[4], Compose);

    /// <summary>All values by their paths, in the order of the wire.</summary>
    public IEnumerable<(string Path, AnyMember Value)> Values() => ValuesOf(0, "");

    private IEnumerable<(string Path, AnyMember Value)> ValuesOf(int type, string prefix)
        => Types[type].Members.SelectMany(member => member.Leaf is null
            ? ValuesOf(member.Child, prefix + WireNameOf(member.Name) + ".")
            : [(prefix + WireNameOf(member.Name), member)]);

    private static string WireNameOf(string name) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    // A drawn type has more names than values; where it holds an object, the object takes the next of them.
    private static AnyPayload Compose(AnyType[] drawn, int[] parents, bool[] twice)
    {
        var members = drawn.Select(type => type.Members.Where(member => member.Leaf is not null).ToList()).ToArray();
        var names = drawn.Select(type => new Queue<string>(type.Members.Where(member => member.Leaf is null).Select(member => member.Name))).ToArray();
        for (var child = 1; child < drawn.Length; child++)
        {
            Add(parents[child] % child, child);
            if (twice[child])
            {
                Add(parents[child + 4] % child, child);
            }
        }

        return new AnyPayload([.. drawn.Select((type, i) => new AnyType(TypeNames[i], type.Form, [.. members[i]]))]);

        void Add(int parent, int child)
            => members[parent].Insert(parents[child] % (members[parent].Count + 1), new AnyMember(names[parent].Dequeue(), null, child, false));
    }
}
