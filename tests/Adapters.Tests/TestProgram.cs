using System.Diagnostics;

namespace TelemetryHex.Adapters.Tests;

/// <summary>A program of the tests' own, beside them: started by dotnet, or by itself where the tests were published with the runtime in them.</summary>
internal static class TestProgram
{
    private static readonly bool BringsItsRuntime = File.Exists(In("coreclr.dll"));

    public static ProcessStartInfo Start(string name, params IEnumerable<string> arguments)
        => BringsItsRuntime ? new(In($"{name}.exe"), arguments) : new("dotnet", [In($"{name}.dll"), .. arguments]);

    private static string In(string file) => Path.Combine(AppContext.BaseDirectory, file);
}
