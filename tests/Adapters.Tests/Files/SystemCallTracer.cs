using System.Globalization;
using System.Text.RegularExpressions;

namespace TelemetryHex.Adapters.Tests.Files;

/// <summary>
/// Watches the first thread of a process with strace(1), and can make the n-th call of a name since then fail, or kill the process. Nothing
/// but that thread's calls counts, so that one trace tells the numbers of the next.
/// </summary>
internal sealed partial class SystemCallTracer : IDisposable
{
    private readonly ChildProcess _strace;
    private readonly string _log;

    private SystemCallTracer(ChildProcess strace, string log)
    {
        _strace = strace;
        _log = log;
    }

    /// <summary>Attaches; it has when this returns.</summary>
    /// <param name="process">The process.</param>
    /// <param name="log">The file to trace into.</param>
    /// <param name="injection">What to inject where, or null to watch.</param>
    public static SystemCallTracer Attach(ChildProcess process, string log, Injection? injection)
    {
        string[] what = injection is null ? [] : ["-e", $"trace={injection.Call.Name}", "-e", $"inject={injection}"];
        var strace = ChildProcess.Start("strace", ["-y", "-o", log, .. what, "-p", process.Id.ToString(CultureInfo.InvariantCulture)]);
        var said = strace.ReadErrorLine();
        if (said?.EndsWith("attached", StringComparison.Ordinal) != true)
        {
            strace.Dispose();
            throw new InvalidOperationException($"strace did not attach: {said}");
        }

        return new SystemCallTracer(strace, log);
    }

    /// <summary>Detaches, and reads what was traced.</summary>
    public string Detach()
    {
        ChildProcess.Run("kill", "-INT", _strace.Id.ToString(CultureInfo.InvariantCulture));
        _strace.WaitForExit();
        return File.ReadAllText(_log);
    }

    public void Dispose() => _strace.Dispose();

    /// <summary>The calls of a trace that name the directory, each with its number among those of its name.</summary>
    public static IReadOnlyList<Call> CallsThatName(string directory, string trace)
    {
        var counts = new Dictionary<string, int>();
        var calls = new List<Call>();
        foreach (var line in trace.Split('\n'))
        {
            var name = NameOfCall().Match(line).Value;
            counts[name] = counts.GetValueOrDefault(name) + 1;
            if (name.Length > 0 && line.Contains(directory, StringComparison.Ordinal) && !IsConversation(line))
            {
                calls.Add(new Call(name, counts[name]));
            }
        }

        return calls;
    }

    // The directory's name itself comes in by a pipe.
    private static bool IsConversation(string line) => line.StartsWith("read(", StringComparison.Ordinal);

    [GeneratedRegex("^[a-z0-9_]+(?=\\()")]
    private static partial Regex NameOfCall();

    internal sealed record Call(string Name, int Number);

    internal sealed record Injection(Call Call, string Effect)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Call.Name}:{Effect}:when={Call.Number}");
    }
}
