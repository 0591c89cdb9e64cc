namespace TelemetryHex.Analyzers.Tests.Mutations;

/// <summary>The choices of one mutation: the same seed throws the same.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    public T Of<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    /// <summary>One of those that fit; null where none does.</summary>
    public T? Of<T>(IEnumerable<T> choices, Func<T, bool> fits)
        where T : class
        => choices.Where(fits).ToList() is { Count: > 0 } fitting ? Of(fitting) : null;
}
