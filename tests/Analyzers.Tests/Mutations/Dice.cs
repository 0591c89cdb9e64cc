namespace TelemetryHex.Analyzers.Tests.Mutations;

/// <summary>The choices of one mutation: the same seed throws the same.</summary>
internal sealed class Dice(int? seed)
{
    private readonly Random? _random = seed is { } thrown ? new Random(thrown) : null;

    /// <summary>Dice that always throw the first choice.</summary>
    public static Dice First { get; } = new(null);

    public T Of<T>(IReadOnlyList<T> choices) => choices[_random?.Next(choices.Count) ?? 0];

    /// <summary>One of those that fit; null where none does.</summary>
    public T? Of<T>(IEnumerable<T> choices, Func<T, bool> fits)
        where T : class
        => choices.Where(fits).ToList() is { Count: > 0 } fitting ? Of(fitting) : null;
}
