using TelemetryHex.Analyzers.Tests.Payload;
using TelemetryHex.Analyzers.Tests.Shapes;

namespace TelemetryHex.Analyzers.Tests.Mutations;

/// <summary>A piece of a payload that is gone, somewhere else, or there twice.</summary>
internal static class PieceMutations
{
    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("drop", (draft, dice) =>
        {
            var type = dice.Of(draft.Types);
            var member = dice.Of(type.Members);
            _ = type.Members.Remove(member);
            return $"{type.Name}.{member.Name}";
        }),
        new("retyped to a word", (draft, dice) => draft.Write(Place.Value, "Acme.Vocabulary.Word Id", dice) ? draft.ToString() : null),
        new("moved out of the namespace", (draft, dice) => dice.Of(draft.Types).Space = "Acme.Host"),
        new("moved into a namespace of its own", (draft, _) => draft.Types[0].Space = "Acme.Payload.Below"),
        new("the root renamed", (draft, _) =>
            draft.Types[0].Head = draft.Types[0].Head.Replace("Report", "Reports", StringComparison.Ordinal)),
        new("a second part", (draft, dice) =>
        {
            var type = dice.Of(draft.Types);
            type.Head = type.Head.Replace(" record", " partial record", StringComparison.Ordinal);
            return draft.Beside = $"namespace Acme.Payload {{ {type.Head} {{ public string? Host {{ get; init; }} }} }}";
        }),
        new("one more type that the report holds", (draft, dice) =>
        {
            draft.Beside = "namespace Acme.Payload { public sealed record Host2(Word Word); }";
            var type = dice.Of(draft.Types);
            var more = new AnyPayload([new AnyType("Host2", Form.Nominal, [])]);
            type.Members.Add(new DraftMember(new AnyMember("HostInfo", null, 0, false), more));
            return type.Text();
        }),
    ];
}
