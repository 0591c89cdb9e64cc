using System.Text;
using Microsoft.Extensions.Time.Testing;
using TelemetryHex.Cli;
using TelemetryHex.Hosting;

namespace TelemetryHex.SystemTests;

/// <summary>What <c>preview</c> shows is what <c>send</c> puts on the wire, given the same clock.</summary>
public sealed class SameBytesTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2025, 1, 20, 10, 30, 0, TimeSpan.Zero));

    [Promise(
        Section.Report,
        "A version's `+` part and the hash of a commit are cut from what is sent, the `User-Agent` likewise, and on arrival; dates "
        + "stay, and a hash alone is refused")]
    [Promise(Section.CommandLine, "`preview` is what `send` puts on the wire, byte for byte")]
    [Theory]
    [InlineData("1.10.0", "1.10.0")]
    [InlineData("v2.0.0-rc.1+5", "v2.0.0-rc.1")]
    [InlineData("1.10.0-rc.1+abc1234", "1.10.0-rc.1")]
    [InlineData("1.10.0-5-gabc1234", "1.10.0-5")]
    [InlineData("nightly-2025-01-20", "nightly-2025-01-20")]
    [InlineData("dev", "dev")]
    public async Task Preview_is_byte_for_byte_what_send_puts_on_the_wire(string version, string told)
    {
        using var directory = new WorkingDirectory();
        using var server = new RawServer();
        string[] common = ["--endpoint", server.Address, "--data-dir", directory.Path, "--product-version", version];
        await SendAsync(server, common);

        var body = await RunAsync(["preview", .. common]);
        var request = await RunAsync(["preview", "--headers", .. common]);
        var sent = await SendAsync(server, common);

        request.Should().Be(sent);
        sent.Should().EndWith("\r\n\r\n" + body);
        body.Should().Contain("\"timestamp\":\"2025-01-20T10:30:00Z\"").And.Contain($"\"liftbridge_version\":\"{told}\"");
        sent.Should().Contain($"\r\nUser-Agent: Liftbridge/{told}\r\n");
        (sent + await RunAsync(["status", .. common])).Should().NotContain("abc1234");
    }

    [Promise(Section.Allowlist, "The members on the wire are its rows")]
    [Fact]
    public async Task The_members_on_the_wire_are_the_rows_of_the_allowlist_in_their_order()
    {
        using var directory = new WorkingDirectory();
        using var server = new RawServer();

        var sent = await SendAsync(server, ["--endpoint", server.Address, "--data-dir", directory.Path]);

        JsonPaths.Of(sent.Split("\r\n\r\n")[1]).Should().Equal(AllowlistTable.Of(Repository.Read("core/Payload/ALLOWLIST.md")).Select(row => row.Path));
    }

    private async Task<string> SendAsync(RawServer server, string[] common)
    {
        var receiver = ReceiveAsync(server);
        await RunAsync(["send", .. common]);
        return await receiver;
    }

    private static async Task<string> ReceiveAsync(RawServer server)
    {
        using var connection = await server.AcceptAsync();
        var request = await connection.ReadRequestAsync();
        await connection.WriteAsync(Answer.Accepted);
        return request;
    }

    private async Task<string> RunAsync(string[] arguments)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        var exit = await CommandLine.RunAsync(arguments, output, error, _time, new ProcessEnvironment(new Dictionary<string, string?>())).InTime();
        exit.Should().Be(0, error.ToString());
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
