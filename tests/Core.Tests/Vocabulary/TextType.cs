using TelemetryHex.Vocabulary;

namespace TelemetryHex.Core.Tests.Vocabulary;

/// <summary>One text type of the vocabulary, as its parser and printer.</summary>
/// <param name="Name">The type's name.</param>
/// <param name="Print">The wire form of what the text parses to; null where it is refused.</param>
internal sealed record TextType(string Name, Func<string, string?> Print)
{
    public static IReadOnlyList<TextType> All { get; } =
    [
        new(nameof(InstanceId), text => InstanceId.TryParse(text, out var value) ? value.ToString() : null),
        new(nameof(Timestamp), text => Timestamp.TryParse(text, out var value) ? value.ToString() : null),
        new(nameof(ProductVersion), text => ProductVersion.TryParse(text, out var value) ? value.ToString() : null),
        new(nameof(OsName), text => OsName.TryParse(text, out var value) ? value.ToString() : null),
        new(nameof(RuntimeVersion), text => RuntimeVersion.TryParse(text, out var value) ? value.ToString() : null),
        new(nameof(Architecture), text => Architecture.TryParse(text, out var value) ? value.ToString() : null),
        new(nameof(Platform), text => Platform.TryParse(text, out var value) ? value.ToString() : null),
    ];
}
