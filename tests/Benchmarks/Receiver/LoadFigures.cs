using System.Globalization;

namespace TelemetryHex.Benchmarks.Receiver;

/// <summary>What the load generator says of one run.</summary>
/// <param name="PerSecond">Answers a second.</param>
/// <param name="Median">Milliseconds, half of the answers took no longer.</param>
/// <param name="P99">Milliseconds, 99 of 100 answers took no longer.</param>
/// <param name="Refused">Answers that were no 2xx.</param>
/// <param name="Broken">Connections that failed.</param>
internal sealed record LoadFigures(double PerSecond, double Median, double P99, long Refused, long Broken)
{
    /// <summary>Microseconds of a processor that the server took for an answer.</summary>
    public double Processor { get; init; }

    public static LoadFigures Parse(string output)
    {
        var line = output.Split('\n').SingleOrDefault(line => line.StartsWith("RESULT ", StringComparison.Ordinal))
            ?? throw new InvalidDataException($"wrk gave no result: {output}");
        var parts = line.Split(' ');
        return new LoadFigures(Number(parts[1]), Number(parts[2]), Number(parts[3]), (long)Number(parts[4]), (long)Number(parts[5]));
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
