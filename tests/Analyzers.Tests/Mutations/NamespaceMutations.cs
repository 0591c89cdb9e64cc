namespace TelemetryHex.Analyzers.Tests.Mutations;

/// <summary>What can be put beside the payload's types.</summary>
internal static class NamespaceMutations
{
    private static readonly string[] Declarations =
    [
        "public sealed record Host;", "public sealed record Host(Word Word);", "public readonly record struct Host(int Text);", "public static class Host;", "public enum Host { A }", "public interface IHost;",
        "public delegate void Hosted();", "public sealed class HostAttribute : Attribute;", "internal sealed record Host;", "file sealed record Host;", "public sealed record Host<T>;",
    ];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("one more type in the namespace", (draft, dice) => draft.More = $"namespace Any.Payload {{ {dice.Of(Declarations)} }}"),
        new("one more type below the namespace", (draft, dice) => draft.More = $"namespace Any.Payload.Below {{ {dice.Of(Declarations)} }}"),
        new("one more type that the report holds", (draft, dice) =>
        {
            draft.More = "namespace Any.Payload { public sealed record Host(Word Word); }";
            var type = dice.Of(draft.Types);
            type.Members.Add(new DraftMember(new AnyMember("HostInfo", null, 0, false), new AnyPayload([new AnyType("Host", Form.Nominal, [])]), type.IsPositional));
            return type.Text();
        }),
    ];
}
