using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace TelemetryHex.SendProcess;

/// <summary>
/// A host that adds something to every request it can reach: a trace with baggage, default headers and cookies for each client of
/// its factory. <see cref="CreateClient"/> shows that the trap is armed.
/// </summary>
public sealed class HostileHost : IDisposable
{
    private readonly ActivityListener _listener = new()
    {
        ShouldListenTo = _ => true,
        Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
    };

    private readonly Activity _activity = new("hostile host");
    private readonly CookieContainer _cookies = new();
    private readonly ServiceProvider _services;

    /// <summary>Sets the host up; its activity is the current one from here on.</summary>
    public HostileHost()
    {
        ActivitySource.AddActivityListener(_listener);
        _activity.SetIdFormat(ActivityIdFormat.W3C);
        _activity.TraceStateString = "vendor=state";
        _activity.AddBaggage("tenant", "somebody");
        _activity.Start();

        var services = new ServiceCollection();
        services.ConfigureHttpClientDefaults(builder => builder
            .ConfigureHttpClient(client =>
            {
                client.DefaultRequestHeaders.Add("X-Host", "inner.example");
                client.DefaultRequestHeaders.Add("Accept", "*/*");
                client.DefaultRequestHeaders.ExpectContinue = true;
            })
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                CookieContainer = _cookies,
                AutomaticDecompression = DecompressionMethods.All,
                UseProxy = false,
            }));
        _services = services.BuildServiceProvider();
    }

    /// <summary>A client as the host's own code gets it.</summary>
    /// <param name="address">Whom it will talk to: the host has a cookie for it.</param>
    public HttpClient CreateClient(Uri address)
    {
        _cookies.Add(address, new Cookie("session", "of-the-host"));
        return _services.GetRequiredService<IHttpClientFactory>().CreateClient();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _activity.Dispose();
        _services.Dispose();
        _listener.Dispose();
    }
}
