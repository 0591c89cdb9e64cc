using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace TelemetryHex.Cli;

/// <summary><c>run</c>: what an embedded host does, until SIGINT or SIGTERM.</summary>
internal static class RunCommand
{
    public static Command Create(CommonOptions options, TextWriter error, TimeProvider time)
    {
        var command = new Command("run", "Report now and every interval until told to stop; when telemetry is off, say so and idle");
        command.SetAction((arguments, cancellation) => RunAsync(options, arguments, error, time, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(CommonOptions options, ParseResult arguments, TextWriter error, TimeProvider time, CancellationToken cancellation)
    {
        // The empty builder reads no settings of its own and starts nothing that an idle side-car would pay for.
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Logging.AddProvider(new StandardErrorLogger(error));
        builder.Services.AddSingleton(time);
        builder.Services.Configure<ConsoleLifetimeOptions>(lifetime => lifetime.SuppressStatusMessages = true);
        builder.Services.AddTelemetry(_ => options.SourcesOf(arguments), options.ProductVersionOf(arguments));
        using var host = builder.Build();
        await host.RunAsync(cancellation).ConfigureAwait(false);
        return ExitCode.Done;
    }
}
