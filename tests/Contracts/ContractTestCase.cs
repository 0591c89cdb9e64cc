using Xunit.Abstractions;
using Xunit.Sdk;

namespace TelemetryHex.Contracts;

/// <summary>One fact of a contract, held to one adapter.</summary>
internal sealed class ContractTestCase : XunitTestCase
{
    [Obsolete("For xunit, which fills the case itself.")]
    public ContractTestCase()
    {
    }

    public ContractTestCase(IMessageSink diagnostics, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(diagnostics, display, options, method)
    {
    }

    protected override string? GetSkipReason(IAttributeInfo factAttribute)
        => base.GetSkipReason(factAttribute)
            ?? TestMethod.TestClass.Class.GetCustomAttributes(typeof(RunsOnAttribute)).OfType<IReflectionAttributeInfo>()
                .Select(attribute => attribute.Attribute).OfType<RunsOnAttribute>().FirstOrDefault()?.Skip;
}
