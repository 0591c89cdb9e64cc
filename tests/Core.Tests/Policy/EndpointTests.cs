using CsCheck;
using TelemetryHex.Policy;

namespace TelemetryHex.Core.Tests.Policy;

public sealed class EndpointTests
{
    private const string Key = "telemetry.endpoint";

    [Promise(Section.Consent, "`telemetry.endpoint`")]
    [Theory]
    [InlineData("https://telemetry.example.com/api/v1/liftbridge/telemetry", false)]
    [InlineData("https://telemetry.example.com", false)]
    [InlineData("HTTPS://telemetry.example.com:8443/x", false)]
    [InlineData("https://10.0.0.5/x", false)]
    [InlineData("https://localhost/x", true)]
    [InlineData("http://localhost", true)]
    [InlineData("http://localhost:9293/api", true)]
    [InlineData("http://127.0.0.1:1", true)]
    [InlineData("http://127.1.2.3/", true)]
    [InlineData("http://[::1]", true)]
    [InlineData("http://[::1]:9293/api", true)]
    public void An_https_address_or_http_on_a_loopback_host_applies(string value, bool isLoopback)
    {
        foreach (var settings in new[] { Sources.ResolveFile(Key, value), Sources.ResolveVariable("LIFTBRIDGE_TELEMETRY_ENDPOINT", value) })
        {
            settings.IsEnabled.Should().BeTrue();
            settings.Warnings.Should().BeEmpty();
            settings.Endpoint.Address.Should().Be(new Uri(value));
            settings.Endpoint.ToString().Should().Be(new Uri(value).AbsoluteUri);
            settings.Endpoint.IsLoopback.Should().Be(isLoopback);
        }
    }

    [Promise(
        Section.Consent,
        "An endpoint that is neither https nor http on loopback, or holds user-info or a query, is off with a warning")]
    [Theory]
    [InlineData("http://telemetry.example.com/", "is plain http to another machine")]
    [InlineData("http://10.0.0.5/", "is plain http to another machine")]
    [InlineData("http://0.0.0.0/", "is plain http to another machine")]
    [InlineData("http://localhost.example.com/", "is plain http to another machine")]
    [InlineData("http://127.0.0.1.example.com/", "is plain http to another machine")]
    [InlineData("http://[::2]/", "is plain http to another machine")]
    [InlineData("https://[fe80::1%25eth0]/", "names a network interface")]
    [InlineData("https://user@example.com/", "holds user-info")]
    [InlineData("https://user:secret@example.com/", "holds user-info")]
    [InlineData("http://user@localhost/", "holds user-info")]
    [InlineData("https://:@example.com/", "holds user-info")]
    [InlineData("https://@example.com/", "holds user-info")]
    [InlineData("https://example.com/?token=1", "holds a query")]
    [InlineData("https://example.com/x?", "holds a query")]
    [InlineData("https://example.com/#part", "holds a fragment")]
    [InlineData("https://example.com/#", "holds a fragment")]
    [InlineData("ftp://example.com/", "is neither https nor http")]
    [InlineData("file:///etc/passwd", "is neither https nor http")]
    [InlineData("ws://localhost/", "is neither https nor http")]
    [InlineData("mailto:someone@example.com", "is neither https nor http")]
    [InlineData("httpss://example.com/", "is neither https nor http")]
    [InlineData("/api/v1", "is neither https nor http")]
    [InlineData("localhost:9293", "is neither https nor http")]
    [InlineData("api/v1", "is not an absolute address")]
    [InlineData("telemetry.example.com", "is not an absolute address")]
    [InlineData("https://", "is not an absolute address")]
    [InlineData("https:///x", "is not an absolute address")]
    [InlineData("https://example.com:99999/", "is not an absolute address")]
    [InlineData("https://exa mple.com/", "is not an absolute address")]
    [InlineData("", "is not an absolute address")]
    [InlineData(" ", "is not an absolute address")]
    [InlineData(null, "is not an absolute address")]
    public void Anything_else_is_off_with_one_warning(string? value, string fault)
    {
        var settings = Sources.ResolveFile(Key, value);

        settings.IsEnabled.Should().BeFalse();
        settings.DecidedBy.Should().Be("liftbridge.yaml: telemetry.endpoint");
        settings.Endpoint.Should().Be(TelemetryEndpoint.Default);
        settings.Warnings.Should().ContainSingle().Which.Should().Be(new SettingsWarning(
            "liftbridge.yaml",
            Key,
            fault + ", so telemetry is off",
            "write an absolute https address, or http on a loopback host, without user-info and query"));
    }

    [Fact]
    public void The_strongest_source_wins()
        => Sources.Resolve(Sources.Environment(("LIFTBRIDGE_TELEMETRY_ENDPOINT", "https://a.example/")), Sources.File((Key, "https://b.example/")))
            .Endpoint.ToString().Should().Be("https://a.example/");

    [Fact]
    public void A_malformed_one_beside_a_yes_is_off()
        => Sources.Resolve(Sources.File(("telemetry.enabled", "true"), (Key, "http://b.example/"))).IsEnabled.Should().BeFalse();

    [Fact]
    public void Random_text_never_throws_and_is_an_endpoint_or_a_fault()
        => Gen.OneOf(Gen.String, Gen.String.Select(text => "https://" + text), Gen.String.Select(text => "http://localhost/" + text)).Sample(
            text => TelemetryEndpoint.TryParse(text, out var endpoint, out var fault) ? endpoint is not null && fault is null : endpoint is null && fault is not null,
            iter: 10_000);
}
