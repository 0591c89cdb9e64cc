namespace TelemetryHex.Receiver.Page.Data;

/// <summary>A parameter that cannot be obeyed.</summary>
/// <param name="Parameter">Its name.</param>
/// <param name="Detail">What it must be.</param>
internal sealed record ParameterFault(string Parameter, string Detail);
