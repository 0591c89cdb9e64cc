using TelemetryHex.Cli;
using TelemetryHex.Hosting;

var output = StandardStream.OpenOutput();
var error = StandardStream.OpenError();
var code = await CommandLine.RunAsync(args, output, error, TimeProvider.System, new ProcessEnvironment());
if (output.HasFailed)
{
    error.WriteLine("telemetryhex: standard output cannot be written");
    return ExitCode.Usage;
}

return code;
