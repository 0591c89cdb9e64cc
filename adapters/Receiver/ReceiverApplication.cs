using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using TelemetryHex.Receiver.Intake;
using TelemetryHex.Receiver.Operations;
using TelemetryHex.Receiver.Page;
using TelemetryHex.Receiver.Page.Data;
using TelemetryHex.Receiver.Statistics;

namespace TelemetryHex.Receiver;

/// <summary>The receiver's web application, over a store that somebody else has opened.</summary>
internal static class ReceiverApplication
{
    /// <summary>Adds what takes reports and answers for it.</summary>
    /// <param name="builder">The host, whose addresses are configured.</param>
    /// <param name="settings">What the operator said.</param>
    /// <param name="parts">What the receiver stands on.</param>
    public static void AddReceiver(this WebApplicationBuilder builder, ReceiverSettings settings, ReceiverParts parts)
    {
        var services = builder.Services;
        builder.WebHost.ConfigureKestrel(ServerLimits.Apply);

        // Nothing that answers a request blocks: what is read goes on where it was read.
        builder.WebHost.UseSockets(transport => transport.UnsafePreferInlineScheduling = true);
        services.AddSingleton<IPostConfigureOptions<LoggerFilterOptions>, SilencedFramework>();
        services.AddSingleton<IPostConfigureOptions<LoggerFactoryOptions>, SilencedFramework>();
        services.AddSingleton<IPostConfigureOptions<ForwardedHeadersOptions>>(new TrustedProxies(settings.TrustedProxies));
        services.TryAddSingleton(_ => new ReceiverState(parts.Time));
        services.AddSingleton<ReceiverMetrics>();
        services.AddSingleton(_ => new AddressLimiter(settings.RateBurst, settings.RatePerMinute, parts.Time));
        services.AddSingleton(host => new DiskSpace(
            parts.FreeBytes, settings.LowDiskBytes, parts.Time, host.GetRequiredService<ReceiverState>(), host.GetRequiredService<ILogger<DiskSpace>>()));
        services.AddSingleton(host => new KeyAccess(parts.Keys, host.GetRequiredService<ReceiverState>(), host.GetRequiredService<ILogger<KeyAccess>>()));
        services.AddSingleton(host => new IntakeQueue(
            parts.Store, parts.Clock, settings.QueueCapacity, host.GetRequiredService<ReceiverState>(), host.GetRequiredService<ReceiverMetrics>(), host.GetRequiredService<ILogger<IntakeQueue>>()));

        services.AddSingleton(_ => new StatisticsReader(parts.Store, parts.Clock, settings.K, settings.LeastK, parts.Time));

        // Before the server in the order of start, hence after it in that of stop: what the server took is stored.
        services.Insert(0, ServiceDescriptor.Singleton<IHostedService>(host => host.GetRequiredService<IntakeQueue>()));
        services.AddSingleton(host => new ReportEndpoints(
            host.GetRequiredService<IntakeQueue>(), parts, host.GetRequiredService<KeyAccess>(), host.GetRequiredService<AddressLimiter>(),
            host.GetRequiredService<DiskSpace>(), host.GetRequiredService<ReceiverMetrics>(), host.GetRequiredService<ILogger<ReportEndpoints>>()));
    }

    /// <summary>Maps the routes; the page where the host has one.</summary>
    public static void MapReceiver(this WebApplication receiver)
    {
        var limiter = receiver.Services.GetRequiredService<AddressLimiter>();
        if (receiver.Services.GetRequiredService<IOptions<ForwardedHeadersOptions>>().Value.ForwardedHeaders != ForwardedHeaders.None)
        {
            receiver.UseForwardedHeaders();
        }

        receiver.UseRouting();
        receiver.Use((context, next) => context.GetEndpoint() is RouteEndpoint ? next(context) : AnswerWithProblemAsync(context, next));
        receiver.Use((context, next) => LimitAsync(context, next, limiter));
        receiver.Services.GetRequiredService<ReportEndpoints>().Map(receiver);
        if (receiver.Services.GetService<PageSource>() is { } page)
        {
            receiver.MapPage(page);
        }

        receiver.MapHealth(() => ReadinessOf(receiver.Services));
    }

    // The disk and the keys are looked at here too: where nobody sends reports to what is not ready, nobody else would.
    private static Readiness ReadinessOf(IServiceProvider services)
    {
        _ = services.GetRequiredService<DiskSpace>().IsLow;
        services.GetRequiredService<KeyAccess>().Read(out _);
        return services.GetRequiredService<ReceiverState>().Readiness;
    }

    // Ten years of statistics cost more to write than to ask for.
    private static Task LimitAsync(HttpContext context, RequestDelegate next, AddressLimiter limiter)
        => context.Request.Path.Value?.StartsWith(StatisticsQuery.JsonPath, StringComparison.OrdinalIgnoreCase) == true && limiter.Refuse(context.Connection.RemoteIpAddress) is { } wait
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
