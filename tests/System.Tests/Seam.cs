namespace TelemetryHex.SystemTests;

/// <summary>A place where text comes into the program from outside.</summary>
/// <param name="Name">What the place is called.</param>
/// <param name="IsOn">Whether telemetry stays on, whatever text comes in there.</param>
/// <param name="Put">Puts a text there.</param>
internal sealed record Seam(string Name, bool IsOn, Action<Invocation, string> Put)
{
    // A text that is a path of its own stays below the directory of the test.
    public static IReadOnlyList<Seam> All { get; } =
    [
        new("the product version", false, (run, text) => run.ProductVersion = text),
        new("the pre-release of the product version", false, (run, text) => run.ProductVersion = $"1.10.0-{text}"),
        new("the build of the product version", false, (run, text) => run.ProductVersion = $"1.10.0+{text}"),
        new("--endpoint", false, (run, text) => run.Endpoint = text),
        new("the path of --endpoint", true, (run, text) => run.Endpoint = $"{run.Receiver}/{text}"),
        new("the data directory's name", true, (run, text) => run.DataDirectory = $"{run.Directory}/{text}"),
        new("the content of .instance_id", true, (run, text) =>
        {
            Directory.CreateDirectory($"{run.Directory}/d");
            File.WriteAllText($"{run.Directory}/d/.instance_id", text);
        }),
        new("the configuration file's name", true, (run, text) => run.ConfigurationFile = $"{run.Directory}/{text}.yaml"),
        new("telemetry.enabled", false, (run, text) => run.Yaml = $"telemetry.enabled: \"{text}\"\n"),
        new("telemetry.interval.seconds", true, (run, text) => run.Yaml = $"telemetry.interval.seconds: \"{text}\"\n"),
        new("telemetry.endpoint", true, (run, text) => (run.Endpoint, run.Yaml) = (null, $"telemetry.endpoint: \"{run.Receiver}/{text}\"\n")),
        new("data.dir", true, (run, text) => (run.DataDirectory, run.Yaml) = (null, $"data.dir: \"{run.Directory}/{text}\"\n")),
        new("the value of an unknown key", false, (run, text) => run.Yaml = $"telemetry:\n  host: \"{text}\"\n"),
        new("an unknown key", false, (run, text) => run.Yaml = $"telemetry:\n  \"{text}\": true\n"),
        new("another section", true, (run, text) => run.Yaml = $"listen: \"{text}\"\nhost: \"{text}\"\n\"{text}\": \"{text}\"\n"),
        new("LIFTBRIDGE_TELEMETRY_ENABLED", false, (run, text) => run.Environment["LIFTBRIDGE_TELEMETRY_ENABLED"] = text),
        new("LIFTBRIDGE_TELEMETRY_INTERVAL_SECONDS", true, (run, text) => run.Environment["LIFTBRIDGE_TELEMETRY_INTERVAL_SECONDS"] = text),
        new("LIFTBRIDGE_TELEMETRY_ENDPOINT", true, (run, text) =>
        {
            run.Endpoint = null;
            run.Environment["LIFTBRIDGE_TELEMETRY_ENDPOINT"] = $"{run.Receiver}/{text}";
        }),
        new("LIFTBRIDGE_DATA_DIR", true, (run, text) =>
        {
            run.DataDirectory = null;
            run.Environment["LIFTBRIDGE_DATA_DIR"] = $"{run.Directory}/{text}";
        }),
        new("an unknown variable", false, (run, text) => run.Environment["LIFTBRIDGE_TELEMETRY_HOST"] = text),
        new("DO_NOT_TRACK", false, (run, text) => run.Environment["DO_NOT_TRACK"] = text),
        new("the environment around it", true, (run, text) =>
        {
            foreach (var variable in (string[])["HOSTNAME", "COMPUTERNAME", "USER", "LOGNAME", "HOME", "LIFTBRIDGE_VERSION"])
            {
                run.Environment[variable] = text;
            }
        }),
    ];
}
