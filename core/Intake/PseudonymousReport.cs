namespace TelemetryHex.Intake;

/// <summary>What is stored of a report: there is no type to hold more. Its day is that of the store's append.</summary>
/// <param name="Pseudonyms">What stands for the instance: its current pseudonym first, then those of earlier epochs, from which it is carried over.</param>
/// <param name="Shape">What the report says of the machine.</param>
public sealed record PseudonymousReport(IReadOnlyList<Pseudonym> Pseudonyms, MachineShape Shape);
