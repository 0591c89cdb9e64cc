namespace TelemetryHex.Adapters.Tests.Http;

/// <summary>
/// A proxy setting that cannot be used stops a report. The receiver is this machine by an address that is no loopback address, so that a
/// direct connection would reach the listener.
/// </summary>
[Trait("Speed", "Slow")]
public sealed class UnusableProxyTests : IDisposable
{
    private const string Unusable = "socks5h://user:secret@127.0.0.1:1080";

    private readonly RawServer _receiver = new(OwnAddress.Value);
    private readonly RawServer _proxy = new();

    private string Address => $"https://{OwnAddress.Value}:{_receiver.Port}/";

    [Promise(
        Section.Transmission,
        "A proxy setting that cannot be used means not sent, with that reason, never a direct connection past it")]
    [OwnAddressTheory]
    [InlineData("socks5h://127.0.0.1:1080")]
    [InlineData(Unusable)]
    [InlineData("ftp://user:secret@127.0.0.1:21")]
    [InlineData(" ")]
    [InlineData("not a proxy")]
    [InlineData("http://")]
    [InlineData("http:/127.0.0.1:1")]
    [InlineData(" http://127.0.0.1:1")]
    [InlineData("\"http://127.0.0.1:1\"")]
    [InlineData("http://127.0.0.1:")]
    [InlineData("http://127.0.0.1:0")]
    [InlineData("http://127.0.0.1:65536")]
    [InlineData("http://127.0.0.1:1x")]
    [InlineData("http://[::1:1")]
    [InlineData("http://user:secret@")]
    [InlineData("http://127.0.0.1:1,http://127.0.0.1:2")]
    [InlineData("http://user:secret@127.0.0.1:1,http://user:secret@127.0.0.1:2")]
    public Task A_value_that_names_no_proxy_stops_the_report(string value) => ShowNothingLeavesAsync("HTTPS_PROXY", ("HTTPS_PROXY", value));

    [Promise(
        Section.Transmission,
        "A proxy setting that cannot be used means not sent, with that reason, never a direct connection past it")]
    [OwnAddressTheory]
    [InlineData("https_proxy")]
    [InlineData("all_proxy")]
    [InlineData("ALL_PROXY")]
    [InlineData("http_proxy")]
    [InlineData("HTTP_PROXY")]
    public Task It_does_so_under_every_name(string name) => ShowNothingLeavesAsync(name, (name, Unusable));

    [Promise(
        Section.Transmission,
        "A proxy setting that cannot be used means not sent, with that reason, never a direct connection past it")]
    [OwnAddressTheory]
    [InlineData("https_proxy", "HTTPS_PROXY")]
    [InlineData("HTTPS_PROXY", "all_proxy")]
    public async Task It_is_not_skipped_in_favour_of_the_next_variable(string first, string next)
    {
        await ShowNothingLeavesAsync(first, (first, "not a proxy"), (next, $"http://127.0.0.1:{_proxy.Port}"));

        _proxy.HasCaller.Should().BeFalse();
    }

    [OwnAddressTheory]
    [InlineData("{0}")]
    [InlineData("http://us%er:se#c/ret@{0}")]
    public async Task Every_form_that_the_platform_takes_is_used(string form)
    {
        var sending = SendProcess.RunAsync(
            Address, ("HTTPS_PROXY", form.Replace("{0}", $"127.0.0.1:{_proxy.Port}", StringComparison.Ordinal)), ("HTTP_PROXY", Unusable));
        using (var connection = await _proxy.AcceptAsync())
        {
            (await connection.ReadRequestAsync()).Should().StartWith($"CONNECT {OwnAddress.Value}:{_receiver.Port} ");
            await connection.WriteAsync("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n");
        }

        (await sending).Should().Be("Failed the proxy did not open a tunnel\n");
        _receiver.HasCaller.Should().BeFalse();
    }

    [Promise(
        Section.Transmission,
        "A proxy setting that cannot be used means not sent, with that reason, never a direct connection past it")]
    [OwnAddressTheory]
    [InlineData("")]
    [InlineData(Unusable, "{0}")]
    [InlineData(Unusable, "elsewhere.example, .{1}")]
    public async Task Where_no_proxy_is_to_be_used_the_receiver_is_reached_directly(string value, string except = "")
    {
        var host = $"{OwnAddress.Value}";
        var exceptions = except.Replace("{0}", host, StringComparison.Ordinal).Replace("{1}", host[(host.IndexOf('.', StringComparison.Ordinal) + 1)..], StringComparison.Ordinal);
        var sending = SendProcess.RunAsync(Address, ("HTTPS_PROXY", value), ("NO_PROXY", exceptions));
        using (var connection = await _receiver.AcceptAsync())
        {
            (await connection.ReadSomeAsync()).Should().NotBeEmpty();
        }

        (await sending).Should().Be($"Failed no TLS connection to {host} could be agreed on\n");
    }

    [Fact]
    public async Task A_receiver_on_this_machine_is_reached_all_the_same()
    {
        using var receiver = new RawServer();
        var sending = SendProcess.RunAsync(receiver.Address, ("http_proxy", Unusable), ("ALL_PROXY", Unusable));
        using var connection = await receiver.AcceptAsync();
        await connection.ReadRequestAsync();
        await connection.WriteAsync(Answer.Accepted);

        (await sending).Should().Be("Delivered 202\n");
    }

    public void Dispose()
    {
        _receiver.Dispose();
        _proxy.Dispose();
    }

    private async Task ShowNothingLeavesAsync(string named, params (string Name, string Value)[] variables)
    {
        (await SendProcess.RunAsync(Address, variables)).Should().Be(
            $"Failed the proxy setting {named} cannot be used; it takes a host and a port, behind http://, https://, socks4://, socks4a:// or socks5://\n");
        _receiver.HasCaller.Should().BeFalse();
    }
}
