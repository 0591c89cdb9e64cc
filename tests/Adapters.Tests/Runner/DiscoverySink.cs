using Xunit.Abstractions;

namespace TelemetryHex.Adapters.Tests.Runner;

/// <summary>Gathers the test cases whose name contains a text.</summary>
internal sealed class DiscoverySink(string part) : LongLivedMarshalByRefObject, IMessageSink, IDisposable
{
    public List<ITestCase> TestCases { get; } = [];

    public ManualResetEvent Finished { get; } = new(initialState: false);

    public bool OnMessage(IMessageSinkMessage message)
    {
        if (message is ITestCaseDiscoveryMessage found && found.TestCase.DisplayName.Contains(part, StringComparison.Ordinal))
        {
            TestCases.Add(found.TestCase);
        }
        else if (message is IDiscoveryCompleteMessage)
        {
            Finished.Set();
        }

        return true;
    }

    public void Dispose() => Finished.Dispose();
}
