namespace TelemetryHex.Receiver.Operations;

/// <summary>The files that Kestrel's own section names for TLS, looked for before the server is started: its own message names no key.</summary>
internal static class CertificateFiles
{
    private static readonly string[] Names = ["Path", "KeyPath"];

    /// <summary>A line for each file that cannot be opened.</summary>
    public static IEnumerable<string> Faults(IConfigurationRoot configuration)
        => from certificate in Certificates(configuration)
           from name in Names
           let key = $"{certificate.Path}:{name}"
           let path = configuration[key]
           where path is not null && !CanOpen(path)
           select $"{SettingOrigin.Describe(configuration, key)} names a file that cannot be read: see whether it stands and who may read it.";

    private static IEnumerable<IConfigurationSection> Certificates(IConfiguration configuration)
        => configuration.GetSection("Kestrel:Certificates").GetChildren()
            .Concat(configuration.GetSection(SettingKeys.Endpoints).GetChildren().SelectMany(Within));

    private static IEnumerable<IConfigurationSection> Within(IConfigurationSection endpoint)
        => endpoint.GetSection("Sni").GetChildren().Append(endpoint).Select(holder => holder.GetSection("Certificate"));

    private static bool CanOpen(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return false;
        }
    }
}
