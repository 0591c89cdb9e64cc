using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using TelemetryHex.Receiver.Intake;
using TelemetryHex.Receiver.Operations;
using TelemetryHex.Receiver.Page;
using TelemetryHex.Receiver.Statistics;

namespace TelemetryHex.Receiver;

/// <summary>The receiver's web application, over a store that somebody else has opened.</summary>
internal static class ReceiverApplication
{
    private const string Statistics = "/api/v1/liftbridge/statistics";

    /// <summary>Adds what takes reports and answers for it.</summary>
    /// <param name="builder">The host, whose addresses are configured.</param>
    /// <param name="settings">What the operator said.</param>
    /// <param name="parts">What the receiver stands on.</param>
    public static void AddReceiver(this WebApplicationBuilder builder, ReceiverSettings settings, ReceiverParts parts)
    {
        var services = builder.Services;
        builder.WebHost.ConfigureKestrel(ServerLimits.Apply);
        services.AddSingleton<IPostConfigureOptions<LoggerFilterOptions>, SilencedFramework>();
        services.TryAddSingleton<ReceiverState>();
        services.AddSingleton<ReceiverMetrics>();
        services.AddSingleton(_ => new AddressLimiter(settings.RateBurst, settings.RatePerMinute, parts.Time));
        services.AddSingleton(host => new DiskSpace(
            parts.FreeBytes, settings.LowDiskBytes, parts.Time, host.GetRequiredService<ReceiverState>(), host.GetRequiredService<ILogger<DiskSpace>>()));
        services.AddSingleton(host => new IntakeQueue(
            parts.Store, parts.Clock, settings.QueueCapacity, host.GetRequiredService<ReceiverState>(), host.GetRequiredService<ReceiverMetrics>(), host.GetRequiredService<ILogger<IntakeQueue>>()));

        services.AddSingleton(_ => new StatisticsReader(parts.Store, parts.Clock, settings.K, parts.Time));

        // Before the server in the order of start, hence after it in that of stop: what the server took is stored.
        services.Insert(0, ServiceDescriptor.Singleton<IHostedService>(host => host.GetRequiredService<IntakeQueue>()));
        services.AddSingleton(host => new ReportEndpoints(
            host.GetRequiredService<IntakeQueue>(), parts, host.GetRequiredService<AddressLimiter>(),
            host.GetRequiredService<DiskSpace>(), host.GetRequiredService<ReceiverMetrics>(), host.GetRequiredService<ILogger<ReportEndpoints>>()));
    }

    /// <summary>Maps the routes; the page where the host has one.</summary>
    public static void MapReceiver(this WebApplication receiver)
    {
        receiver.Use(AnswerWithProblemAsync);
        receiver.Use((context, next) => LimitAsync(context, next, receiver.Services.GetRequiredService<AddressLimiter>()));
        receiver.UseRouting();
        receiver.Services.GetRequiredService<ReportEndpoints>().Map(receiver);
        if (receiver.Services.GetService<PageReader>() is { } page)
        {
            receiver.MapPage(page.ReadAsync);
        }

        receiver.MapHealth(() => receiver.Services.GetRequiredService<ReceiverState>().Readiness);
    }

    // Ten years of statistics cost more to write than to ask for.
    private static Task LimitAsync(HttpContext context, RequestDelegate next, AddressLimiter limiter)
        => context.Request.Path.Value?.StartsWith(Statistics, StringComparison.Ordinal) == true && limiter.Refuse(context.Connection.RemoteIpAddress) is { } wait
            ? Problem.AnswerAsync(context, StatusCodes.Status429TooManyRequests, "Too many requests come from there; come back later.", retryAfter: wait)
            : next(context);

    // What routing refuses has a status and no words.
    private static async Task AnswerWithProblemAsync(HttpContext context, RequestDelegate next)
    {
        await next(context).ConfigureAwait(false);
        if (context.Response is { HasStarted: false, ContentLength: null, StatusCode: StatusCodes.Status404NotFound })
        {
            await Problem.AnswerAsync(context, StatusCodes.Status404NotFound, "There is nothing here; the page is at /.").ConfigureAwait(false);
        }
        else if (context.Response is { HasStarted: false, ContentLength: null, StatusCode: StatusCodes.Status405MethodNotAllowed })
        {
            await Problem.AnswerAsync(context, StatusCodes.Status405MethodNotAllowed, "The method is not allowed here; see the header Allow.").ConfigureAwait(false);
        }
    }
}
