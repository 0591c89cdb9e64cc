namespace TelemetryHex.Adapters.Tests.Runner;

/// <summary>How many tests ended how.</summary>
internal sealed class Tally
{
    public int Passed { get; set; }

    public int Failed { get; set; }

    public int Skipped { get; set; }

    public override string ToString() => $"{Passed} passed, {Failed} failed, {Skipped} skipped";
}
