using System.Text.Json.Serialization;
using TelemetryHex.Policy;

namespace TelemetryHex.Cli;

/// <summary>The answer of <c>status</c>; its members are those of <c>--json</c>.</summary>
internal sealed record TelemetryStatus
{
    public required bool Enabled { get; init; }

    public required string DecidedBy { get; init; }

    public required int IntervalSeconds { get; init; }

    public required string Endpoint { get; init; }

    public required string InstanceIdPath { get; init; }

    public required bool InstanceIdExists { get; init; }

    public required bool InstanceIdReadable { get; init; }

    public required IReadOnlyList<string> Warnings { get; init; }

    private string InstanceIdState => InstanceIdReadable ? "exists"
        : InstanceIdExists ? "exists, and no id can be read in it"
        : "does not exist yet";

    /// <summary>The answer as text for a person.</summary>
    public string ToText() => string.Join(
        '\n',
        [
            $"telemetry:    {(Enabled ? "on" : "off")}, decided by {DecidedBy}",
            $"interval:     {Interval.FromSeconds(IntervalSeconds)}",
            $"endpoint:     {Endpoint}",
            $"instance id:  {InstanceIdPath} ({InstanceIdState})",
            .. Warnings.Select(warning => $"warning:      {warning}"),
        ]);
}

/// <summary>Writes the status without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(TelemetryStatus))]
internal sealed partial class TelemetryStatusContext : JsonSerializerContext;
