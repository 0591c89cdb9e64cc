using Xunit;
using Xunit.Sdk;

namespace TelemetryHex.Contracts;

/// <summary>A fact of a contract. It is skipped where the subclass that inherits it <see cref="RunsOnAttribute">runs on another system</see>.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("TelemetryHex.Contracts.ContractFactDiscoverer", "TelemetryHex.Contracts")]
public sealed class ContractFactAttribute : FactAttribute;
