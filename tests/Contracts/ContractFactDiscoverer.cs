using Xunit.Abstractions;
using Xunit.Sdk;

namespace TelemetryHex.Contracts;

/// <summary>Makes the test case of a <see cref="ContractFactAttribute"/>, for xunit.</summary>
/// <param name="diagnosticMessageSink">xunit's own.</param>
public sealed class ContractFactDiscoverer(IMessageSink diagnosticMessageSink) : FactDiscoverer(diagnosticMessageSink)
{
    /// <inheritdoc/>
    protected override IXunitTestCase CreateTestCase(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute)
        => new ContractTestCase(DiagnosticMessageSink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod);
}
