using Xunit.Abstractions;

namespace TelemetryHex.Adapters.Tests.Runner;

/// <summary>Counts results, and prints what failed and what was skipped.</summary>
internal sealed class ResultSink(TextWriter output) : LongLivedMarshalByRefObject, IMessageSink, IDisposable
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _running = [];
    private int _passed;
    private int _failed;
    private int _skipped;

    public ManualResetEvent Finished { get; } = new(initialState: false);

    public bool HasFailed => _failed > 0 || _passed == 0;

    public string Summary => $"{_passed} passed, {_failed} failed, {_skipped} skipped";

    /// <summary>Counts as failed what has not ended.</summary>
    public void GiveUp()
    {
        lock (_gate)
        {
            _failed += _running.Count;
            output.WriteLine(string.Join('\n', _running.Select(test => $"Failed {test}\n  It has not ended.")));
        }
    }

    public bool OnMessage(IMessageSinkMessage message)
    {
        lock (_gate)
        {
            Count(message);
        }

        return true;
    }

    public void Dispose() => Finished.Dispose();

    private void Count(IMessageSinkMessage message)
    {
        switch (message)
        {
            case ITestStarting starting:
                _running.Add(starting.Test.DisplayName);
                break;
            case ITestFinished finished:
                _running.Remove(finished.Test.DisplayName);
                break;
            case ITestPassed:
                _passed++;
                break;
            case ITestSkipped skipped:
                _skipped++;
                output.WriteLine($"Skipped {skipped.Test.DisplayName}: {skipped.Reason}");
                break;
            case ITestFailed failed:
                _failed++;
                Print($"Failed {failed.Test.DisplayName}", failed);
                break;
            case IErrorMessage error:
                Fail("xunit itself", error);
                break;
            case ITestAssemblyCleanupFailure cleanup:
                Fail("cleaning up the assembly", cleanup);
                break;
            case ITestCollectionCleanupFailure cleanup:
                Fail($"cleaning up {cleanup.TestCollection.DisplayName}", cleanup);
                break;
            case ITestClassCleanupFailure cleanup:
                Fail($"cleaning up {cleanup.TestClass.Class.Name}", cleanup);
                break;
            case ITestCleanupFailure cleanup:
                Fail($"cleaning up {cleanup.Test.DisplayName}", cleanup);
                break;
            case ITestAssemblyFinished:
                Finished.Set();
                break;
        }
    }

    private void Fail(string what, IFailureInformation failure)
    {
        _failed++;
        Print($"Failed {what}", failure);
    }

    private void Print(string head, IFailureInformation failure)
        => output.WriteLine($"{head}\n  {string.Join("\n  ", failure.Messages)}\n{string.Join('\n', failure.StackTraces)}");
}
