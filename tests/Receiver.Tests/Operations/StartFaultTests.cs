using TelemetryHex.Ports;
using TelemetryHex.Receiver.Operations;

namespace TelemetryHex.Receiver.Tests.Operations;

public sealed class StartFaultTests
{
    /// <summary>The service is not started again after a 2.</summary>
    [Theory]
    [InlineData(ReportStoreFault.Full, 1)]
    [InlineData(ReportStoreFault.Damaged, 2)]
    [InlineData(ReportStoreFault.Foreign, 2)]
    [InlineData(ReportStoreFault.Unavailable, 2)]
    public void A_full_disk_is_worth_another_start_and_no_other_fault_of_a_store(ReportStoreFault fault, int exitCode)
        => StartFault.Describe(new ReportStoreException(fault, "It said so.")).Should().Be((exitCode, "It said so."));
}
