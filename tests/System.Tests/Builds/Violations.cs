namespace TelemetryHex.SystemTests.Builds;

/// <summary>A statement against each line of a list of banned symbols, by what is banned.</summary>
internal sealed record Violations(IReadOnlyDictionary<string, string> Statements)
{
    /// <summary>A source file of all the statements, and the number of the line on which each stands.</summary>
    public (string Text, IReadOnlyDictionary<string, int> LineOf) Write()
    {
        List<string> lines =
        [
            "namespace TelemetryHex;",
            "",
            "internal static class Violations",
            "{",
            "    private static System.Threading.CancellationToken Token => default;",
            "    private static System.TimeProvider Time => throw new System.NotSupportedException();",
            "    private static System.Action Work => () => { };",
            "    private static System.Func<System.Threading.Tasks.Task> WorkAsync => () => System.Threading.Tasks.Task.CompletedTask;",
            "    private static System.Func<int> Count => () => 1;",
            "    private static System.Func<System.Threading.Tasks.Task<int>> CountAsync => () => System.Threading.Tasks.Task.FromResult(1);",
            "",
            "    public static void All()",
            "    {",
        ];
        var lineOf = new Dictionary<string, int>();
        foreach (var (id, statement) in Statements)
        {
            lines.Add("        " + statement);
            lineOf[id] = lines.Count;
        }

        lines.AddRange(["    }", "}", ""]);
        return (string.Join('\n', lines), lineOf);
    }
}
