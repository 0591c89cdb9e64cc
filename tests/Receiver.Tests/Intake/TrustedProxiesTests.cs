using System.Net;
using System.Text;
using Microsoft.Extensions.Logging;

namespace TelemetryHex.Receiver.Tests.Intake;

public sealed class TrustedProxiesTests
{
    private const HttpStatusCode Taken = HttpStatusCode.Accepted;
    private const HttpStatusCode Refused = HttpStatusCode.TooManyRequests;

    [Fact]
    public async Task Behind_a_trusted_proxy_each_client_has_a_bucket_of_its_own()
    {
        await using var receiver = await StartAsync("127.0.0.0/8");

        (await SendAsync(receiver, "192.0.2.1")).Should().Be(Taken);
        (await SendAsync(receiver, "192.0.2.2")).Should().Be(Taken);
        (await SendAsync(receiver, "192.0.2.1")).Should().Be(Refused);
        (await SendAsync(receiver, null)).Should().Be(Taken, "the proxy asks for itself");
        (await SendAsync(receiver, null)).Should().Be(Refused);
    }

    [Theory]
    [InlineData("")]
    [InlineData("198.51.100.7/32")]
    public async Task Whom_nobody_trusts_says_in_vain_for_whom_it_stands(string trusted)
    {
        await using var receiver = await StartAsync(trusted);

        (await SendAsync(receiver, "192.0.2.1")).Should().Be(Taken);
        (await SendAsync(receiver, "192.0.2.2")).Should().Be(Refused);
    }

    [Fact]
    public async Task The_platform_s_own_switch_makes_nobody_trusted()
    {
        await using var receiver = await StartAsync("", builder => builder.Configuration["ForwardedHeaders_Enabled"] = "true");

        (await SendAsync(receiver, "192.0.2.1")).Should().Be(Taken);
        (await SendAsync(receiver, "192.0.2.2")).Should().Be(Refused);
    }

    [Fact]
    public async Task What_a_client_put_in_front_of_what_the_proxies_say_is_not_believed()
    {
        await using var receiver = await StartAsync("127.0.0.1/32,10.0.0.0/8");

        (await SendAsync(receiver, "198.51.100.1, 192.0.2.1, 10.0.0.9")).Should().Be(Taken);
        (await SendAsync(receiver, "198.51.100.2, 192.0.2.1, 10.0.0.9")).Should().Be(Refused, "the client is 192.0.2.1, who asks through two proxies");
    }

    [Fact]
    public async Task No_forwarded_address_is_logged_well_formed_or_not()
    {
        await using var receiver = await StartAsync("127.0.0.1/32", builder => builder.Configuration["Logging:LogLevel:Microsoft.AspNetCore.HttpOverrides"] = "Trace");

        foreach (var forwarded in new[] { "192.0.2.77", "not-192.0.2.77", "192.0.2.77, 192.0.2.78", "192.0.2.77:99" })
        {
            await SendAsync(receiver, forwarded);
        }

        receiver.Log.Should().NotBeEmpty().And.NotContain(line => line.Contains("192.0.2", StringComparison.Ordinal));
    }

    private static Task<TestReceiver> StartAsync(string trusted, Action<Microsoft.AspNetCore.Builder.WebApplicationBuilder>? configure = null) => TestReceiver.StartAsync(
        settings => settings with { RateBurst = 1, RatePerMinute = 1, TrustedProxies = [.. trusted.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(network => IPNetwork.Parse(network))] },
        configure: builder =>
        {
            configure?.Invoke(builder);
            builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        });

    private static async Task<HttpStatusCode> SendAsync(TestReceiver receiver, string? forwardedFor)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, TestReceiver.Route) { Content = new StringContent(ReportClient.BodyOf(1), Encoding.UTF8, "application/json") };
        if (forwardedFor is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Forwarded-For", forwardedFor);
        }

        using var answer = await receiver.Client.SendAsync(request);
        return answer.StatusCode;
    }
}
