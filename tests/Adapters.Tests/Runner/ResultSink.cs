using Xunit.Abstractions;

namespace TelemetryHex.Adapters.Tests.Runner;

/// <summary>Counts results, and prints what failed and what was skipped.</summary>
internal sealed class ResultSink(TextWriter output) : LongLivedMarshalByRefObject, IMessageSink, IDisposable
{
    private readonly Lock _gate = new();
    private readonly HashSet<string> _running = [];
    private readonly SortedDictionary<string, Tally> _contracts = new(StringComparer.Ordinal);
    private readonly Tally _all = new();

    public ManualResetEvent Finished { get; } = new(initialState: false);

    public bool HasFailed => _all.Failed > 0 || _all.Passed == 0;

    /// <summary>A line for each contract that was run, and one for all.</summary>
    public string Summary() => string.Concat(_contracts.Select(contract => $"{contract.Key}: {contract.Value}\n")) + _all;

    /// <summary>Counts as failed what has not ended.</summary>
    public void GiveUp()
    {
        lock (_gate)
        {
            _all.Failed += _running.Count;
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
            case ITestPassed passed:
                For(passed, tally => tally.Passed++);
                break;
            case ITestSkipped skipped:
                For(skipped, tally => tally.Skipped++);
                output.WriteLine($"Skipped {skipped.Test.DisplayName}: {skipped.Reason}");
                break;
            case ITestFailed failed:
                For(failed, tally => tally.Failed++);
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

    private void For(ITestMessage message, Action<Tally> count)
    {
        count(_all);
        var name = message.TestClass.Class.Name.Split('.')[^1];
        if (name.EndsWith("Contract", StringComparison.Ordinal))
        {
            count(_contracts.TryGetValue(name, out var tally) ? tally : _contracts[name] = new Tally());
        }
    }

    private void Fail(string what, IFailureInformation failure)
    {
        _all.Failed++;
        Print($"Failed {what}", failure);
    }

    private void Print(string head, IFailureInformation failure)
        => output.WriteLine($"{head}\n  {string.Join("\n  ", failure.Messages)}\n{string.Join('\n', failure.StackTraces)}");
}
