using System.Globalization;

namespace TelemetryHex.Benchmarks.Receiver;

/// <summary>Each server under the same load, one directly after the other.</summary>
/// <param name="Unread">Kestrel alone.</param>
/// <param name="Decoded">Kestrel and core's decoder.</param>
/// <param name="Durable">The receiver.</param>
/// <param name="BehindNginx">The receiver behind nginx; null where nginx has nothing to do.</param>
internal sealed record LoadRound(LoadFigures Unread, LoadFigures Decoded, LoadFigures Durable, LoadFigures? BehindNginx)
{
    /// <summary>A row of the table: the median of each figure and of each ratio, also of what (a) and (c) took of the processor for a report.</summary>
    public static string Row(string name, IReadOnlyList<LoadRound> rounds)
    {
        var nginx = rounds[0].BehindNginx is null ? "" : Cell(rounds, round => round.BehindNginx ?? round.Durable);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {Cell(rounds, round => round.Unread)} | {Cell(rounds, round => round.Decoded)} | {Cell(rounds, round => round.Durable)} | {Ratio(rounds, round => round.Decoded, round => round.Unread)} | {Ratio(rounds, round => round.Durable, round => round.Decoded)} | {Ratio(rounds, round => round.Durable, round => round.Unread)} | {Processor(rounds)} | {nginx} |");
    }

    private static string Cell(IReadOnlyList<LoadRound> rounds, Func<LoadRound, LoadFigures> server)
    {
        var lost = rounds.Sum(round => server(round).Refused + server(round).Broken);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Median(rounds.Select(round => server(round).PerSecond)):N0} ({Median(rounds.Select(round => server(round).P99)):F0} ms{(lost > 0 ? $", {lost} refused or broken" : "")})");
    }

    private static string Ratio(IReadOnlyList<LoadRound> rounds, Func<LoadRound, LoadFigures> server, Func<LoadRound, LoadFigures> other)
        => Median(rounds.Select(round => server(round).PerSecond / other(round).PerSecond)).ToString("F2", CultureInfo.InvariantCulture);

    private static string Processor(IReadOnlyList<LoadRound> rounds)
    {
        var (unread, durable) = (Median(rounds.Select(round => round.Unread.Processor)), Median(rounds.Select(round => round.Durable.Processor)));
        var ratio = Median(rounds.Select(round => round.Unread.Processor / round.Durable.Processor));
        return string.Create(CultureInfo.InvariantCulture, $"{unread:F0} / {durable:F0} µs ({ratio:F2})");
    }

    private static double Median(IEnumerable<double> figures)
    {
        var sorted = figures.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
