using System.CommandLine;
using System.Runtime.InteropServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.WindowsServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.EventLog;

namespace TelemetryHex.Cli;

/// <summary><c>run</c>: a side-car, until SIGINT, SIGTERM or SIGHUP, Ctrl+C or the stop of a Windows service.</summary>
internal static class RunCommand
{
    public static Command Create(CommonOptions options, TextWriter error, TimeProvider time)
    {
        var command = new Command("run", "Report now and every interval until told to stop; when telemetry is off, say so and idle");
        var service = AsService();
        command.Options.Add(service);
        command.SetAction((arguments, cancellation)
            => RunAsync(options, arguments, arguments.GetValue(service), error, time, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(
        CommonOptions options, ParseResult arguments, bool asService, TextWriter error, TimeProvider time, CancellationToken cancellation)
    {
        // The empty builder reads no settings of its own and starts no service that an idle side-car would pay for.
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.AddProvider(new StandardErrorLogger(error));
        builder.Services.AddSingleton(time);
        builder.Services.Configure<ConsoleLifetimeOptions>(lifetime => lifetime.SuppressStatusMessages = true);
        if (OperatingSystem.IsWindows() && asService)
        {
            // The service control manager starts and stops it; the event log stands in for standard error, which a service has not.
            builder.Services.AddSingleton<IHostLifetime, WindowsServiceLifetime>();
            builder.Logging.AddEventLog(new EventLogSettings { SourceName = "TelemetryHex" });
        }

        builder.Services.AddTelemetry(_ => options.SourcesOf(arguments), options.ProductVersionOf(arguments));
        using var host = builder.Build();

        // The host minds SIGINT, SIGQUIT and SIGTERM. A SIGHUP that the caller had ignored (nohup) stays ignored.
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal =>
        {
            signal.Cancel = true;
            host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        });
        await host.RunAsync(cancellation).ConfigureAwait(false);
        return ExitCode.Done;
    }

    // An option, not a guess: the signs of a service differ between versions of Windows, and a wrong guess is a service that never starts.
    private static Option<bool> AsService()
    {
        var option = new Option<bool>("--service")
        {
            Description = "Run as a Windows service; give --config and --data-dir in full, for it starts in the system's own directory",
        };
        option.Validators.Add(result =>
        {
            if (!OperatingSystem.IsWindows() && result.GetValueOrDefault<bool>())
            {
                result.AddError("--service is for Windows; leave it out, and let the supervisor stop the process by SIGTERM.");
            }
        });
        return option;
    }
}
