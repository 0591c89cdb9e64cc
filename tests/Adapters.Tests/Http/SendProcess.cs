namespace TelemetryHex.Adapters.Tests.Http;

/// <summary>A process of its own that sends one report, for what a process reads only once: proxy variables, trusted authorities.</summary>
internal static class SendProcess
{
    private static readonly string[] ProxyVariables = ["http_proxy", "https_proxy", "all_proxy", "no_proxy"];

    /// <summary>Runs it to its end; what it printed, on both streams.</summary>
    /// <param name="address">The endpoint.</param>
    /// <param name="variables">What stands in its environment. Of proxies and authorities there is nothing else in it.</param>
    public static async Task<string> RunAsync(string address, params (string Name, string Value)[] variables)
    {
        var start = TestProgram.Start("sendprocess", "--hostile", address);
        foreach (var name in ProxyVariables.Concat(ProxyVariables.Select(name => name.ToUpperInvariant())).Append("SSL_CERT_FILE").Append("SSL_CERT_DIR"))
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return (await Command.RunAsync(start, Deadline.Value)).Output.ReplaceLineEndings("\n");
    }
}
