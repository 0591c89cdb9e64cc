namespace TelemetryHex.Benchmarks.Receiver;

/// <summary>A way in which reports come.</summary>
/// <param name="Name">For the table.</param>
/// <param name="IsTls">Over TLS 1.3.</param>
/// <param name="Connections">At a time.</param>
/// <param name="IsNewEach">Each report on a connection of its own.</param>
internal sealed record LoadWay(string Name, bool IsTls, int Connections, bool IsNewEach);
