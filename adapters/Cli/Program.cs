using TelemetryHex.Cli;
using TelemetryHex.Hosting;

return await CommandLine.RunAsync(args, Console.OpenStandardOutput(), Console.Error, TimeProvider.System, new ProcessEnvironment());
