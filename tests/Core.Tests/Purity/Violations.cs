namespace TelemetryHex.Core.Tests.Purity;

/// <summary>A statement against each line of core's <c>BannedSymbols.txt</c>.</summary>
internal static class Violations
{
    public static IReadOnlyDictionary<string, string> Statements { get; } = new Dictionary<string, string>
    {
        ["N:System.IO"] = "_ = System.IO.File.Exists(\"x\");",
        ["N:System.Net"] = "_ = System.Net.IPAddress.Loopback;",
        ["T:System.Reflection.Assembly"] = "_ = System.Reflection.Assembly.GetExecutingAssembly();",
        ["T:System.Reflection.IntrospectionExtensions"] = "_ = System.Reflection.IntrospectionExtensions.GetTypeInfo(typeof(int));",
        ["T:System.Activator"] = "_ = System.Activator.CreateInstance<object>();",
        ["M:System.Object.GetType"] = "_ = new object().GetType();",
        ["M:System.Type.GetType(System.String)"] = "_ = System.Type.GetType(\"x\");",
        ["N:System.Runtime.InteropServices"] = "_ = System.Runtime.InteropServices.RuntimeInformation.OSDescription;",
        ["T:System.Threading.Tasks.Parallel"] = "System.Threading.Tasks.Parallel.Invoke();",
        ["N:Microsoft.Win32"] = "_ = Microsoft.Win32.Registry.LocalMachine;",
        ["T:System.Environment"] = "_ = System.Environment.MachineName;",
        ["T:System.AppContext"] = "_ = System.AppContext.BaseDirectory;",
        ["T:System.AppDomain"] = "_ = System.AppDomain.CurrentDomain;",
        ["T:System.Console"] = "System.Console.WriteLine();",
        ["T:System.Random"] = "_ = new System.Random();",
        ["T:System.Security.Cryptography.RandomNumberGenerator"] = "_ = System.Security.Cryptography.RandomNumberGenerator.GetInt32(2);",
        ["M:System.Guid.NewGuid"] = "_ = System.Guid.NewGuid();",
        ["M:System.Guid.CreateVersion7"] = "_ = System.Guid.CreateVersion7();",
        ["M:System.Guid.CreateVersion7(System.DateTimeOffset)"] = "_ = System.Guid.CreateVersion7(default);",
        ["P:System.DateTime.Now"] = "_ = System.DateTime.Now;",
        ["P:System.DateTime.UtcNow"] = "_ = System.DateTime.UtcNow;",
        ["P:System.DateTime.Today"] = "_ = System.DateTime.Today;",
        ["P:System.DateTimeOffset.Now"] = "_ = System.DateTimeOffset.Now;",
        ["P:System.DateTimeOffset.UtcNow"] = "_ = System.DateTimeOffset.UtcNow;",
        ["P:System.TimeProvider.System"] = "_ = System.TimeProvider.System;",
        ["T:System.Diagnostics.Stopwatch"] = "_ = System.Diagnostics.Stopwatch.GetTimestamp();",
        ["T:System.Diagnostics.Process"] = "_ = System.Diagnostics.Process.GetCurrentProcess();",
        ["T:System.Diagnostics.Activity"] = "_ = System.Diagnostics.Activity.Current;",
        ["T:System.Threading.Thread"] = "_ = new System.Threading.Thread(() => { });",
        ["T:System.Threading.ThreadPool"] = "_ = System.Threading.ThreadPool.QueueUserWorkItem(_ => { });",
        ["T:System.Threading.Timer"] = "_ = new System.Threading.Timer(_ => { });",
        ["T:System.Threading.PeriodicTimer"] = "_ = new System.Threading.PeriodicTimer(default);",
        ["N:System.Timers"] = "_ = new System.Timers.Timer();",
        ["M:System.Threading.CancellationTokenSource.CancelAfter(System.Int32)"] = "new System.Threading.CancellationTokenSource().CancelAfter(1);",
        ["M:System.Threading.CancellationTokenSource.CancelAfter(System.TimeSpan)"] = "new System.Threading.CancellationTokenSource().CancelAfter(System.TimeSpan.Zero);",
        ["M:System.Threading.Tasks.Task.Delay(System.Int32)"] = "_ = System.Threading.Tasks.Task.Delay(1);",
        ["M:System.Threading.Tasks.Task.Delay(System.TimeSpan)"] = "_ = System.Threading.Tasks.Task.Delay(System.TimeSpan.Zero);",
        ["M:System.Threading.Tasks.Task.Delay(System.Int32,System.Threading.CancellationToken)"] = "_ = System.Threading.Tasks.Task.Delay(1, Token);",
        ["M:System.Threading.Tasks.Task.Delay(System.TimeSpan,System.Threading.CancellationToken)"] = "_ = System.Threading.Tasks.Task.Delay(System.TimeSpan.Zero, Token);",
        ["M:System.Threading.Tasks.Task.Delay(System.TimeSpan,System.TimeProvider)"] = "_ = System.Threading.Tasks.Task.Delay(System.TimeSpan.Zero, Time);",
        ["M:System.Threading.Tasks.Task.Delay(System.TimeSpan,System.TimeProvider,System.Threading.CancellationToken)"] = "_ = System.Threading.Tasks.Task.Delay(System.TimeSpan.Zero, Time, Token);",
        ["M:System.Threading.Tasks.Task.Run(System.Action)"] = "_ = System.Threading.Tasks.Task.Run(Work);",
        ["M:System.Threading.Tasks.Task.Run(System.Func{System.Threading.Tasks.Task})"] = "_ = System.Threading.Tasks.Task.Run(WorkAsync);",
        ["T:System.Threading.Tasks.TaskFactory"] = "_ = System.Threading.Tasks.Task.Factory.StartNew(Work);",
        ["M:System.Threading.Tasks.Task.Run(System.Action,System.Threading.CancellationToken)"] = "_ = System.Threading.Tasks.Task.Run(Work, Token);",
        ["M:System.Threading.Tasks.Task.Run(System.Func{System.Threading.Tasks.Task},System.Threading.CancellationToken)"] = "_ = System.Threading.Tasks.Task.Run(WorkAsync, Token);",
        ["M:System.Threading.Tasks.Task.Run``1(System.Func{``0})"] = "_ = System.Threading.Tasks.Task.Run<int>(Count);",
        ["M:System.Threading.Tasks.Task.Run``1(System.Func{``0},System.Threading.CancellationToken)"] = "_ = System.Threading.Tasks.Task.Run<int>(Count, Token);",
        ["M:System.Threading.Tasks.Task.Run``1(System.Func{System.Threading.Tasks.Task{``0}})"] = "_ = System.Threading.Tasks.Task.Run<int>(CountAsync);",
        ["M:System.Threading.Tasks.Task.Run``1(System.Func{System.Threading.Tasks.Task{``0}},System.Threading.CancellationToken)"] = "_ = System.Threading.Tasks.Task.Run<int>(CountAsync, Token);",
    };

    /// <summary>A source file of all the statements, and the number of the line on which each stands.</summary>
    public static (string Text, IReadOnlyDictionary<string, int> LineOf) Write()
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
