namespace TelemetryHex.SystemTests;

/// <summary>One run of the command line, before a test has put anything odd into it.</summary>
internal sealed class Invocation(WorkingDirectory directory, string receiver)
{
    public string Directory => directory.Path;

    public string Receiver { get; } = receiver;

    public string ProductVersion { get; set; } = "1.10.0";

    public string? Endpoint { get; set; } = receiver;

    public string? DataDirectory { get; set; } = directory.File("d");

    public string ConfigurationFile { get; set; } = directory.File("liftbridge.yaml");

    public string Yaml { get; set; } = "listen: localhost:9292\n";

    public Dictionary<string, string?> Environment { get; } = [];

    /// <summary>Writes the YAML, and says what to call.</summary>
    public string[] Prepare(string command)
    {
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(ConfigurationFile) ?? Directory);
        File.WriteAllText(ConfigurationFile, Yaml);
        return
        [
            command, "--config", ConfigurationFile, "--product-version", ProductVersion,
            .. Endpoint is null ? Array.Empty<string>() : ["--endpoint", Endpoint],
            .. DataDirectory is null ? Array.Empty<string>() : ["--data-dir", DataDirectory],
        ];
    }
}
