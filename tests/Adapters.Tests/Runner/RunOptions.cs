using Xunit.Abstractions;

namespace TelemetryHex.Adapters.Tests.Runner;

/// <summary>xunit's options, as they are by default but for one: a test at a time, since what is played (Wine) is slow at many.</summary>
internal sealed class RunOptions : ITestFrameworkDiscoveryOptions, ITestFrameworkExecutionOptions
{
    private readonly Dictionary<string, object?> _values = new() { ["xunit.execution.DisableParallelization"] = true };

    public TValue GetValue<TValue>(string name)
        // The default of a reference is null, which xunit expects for "not set" although its signature cannot say so.
        => _values.TryGetValue(name, out var value) ? (TValue)value! : default!;

    public void SetValue<TValue>(string name, TValue value) => _values[name] = value;
}
