using System.CommandLine;
using TelemetryHex.Adapters.Files;
using TelemetryHex.Hosting;
using TelemetryHex.Policy;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Cli;

/// <summary>The options that every command takes, and the sources of settings that they make.</summary>
internal sealed class CommonOptions
{
    private readonly Option<string?> _config = Text("--config", "FILE", "The product's own YAML file");
    private readonly Option<string?> _dataDirectory = Text("--data-dir", "DIR", "The directory that keeps the instance id");
    private readonly Option<string?> _endpoint = Text("--endpoint", "URL", "Where reports go: https, or http on a loopback host");
    private readonly Option<string> _productVersion = new("--product-version")
    {
        HelpName = "V",
        Description = "The version of the product",
        Recursive = true,
        DefaultValueFactory = _ => "dev",
    };

    private readonly ProcessEnvironment _environment;

    public CommonOptions(ProcessEnvironment environment)
    {
        _environment = environment;
        _productVersion.Validators.Add(result =>
        {
            if (!ProductVersion.TryParse(result.GetValueOrDefault<string>(), out _))
            {
                result.AddError(
                    $"--product-version is not the version of a product; write 1 to {ProductVersion.MaxLength} of 0-9A-Za-z.+-, "
                        + "a number such as 1.10.0-rc.1 or a release channel such as dev.");
            }
        });
        _config.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } file && TelemetryYaml.Read(file).Fault is { } fault)
            {
                result.AddError($"--config {file} cannot be read: {fault}.");
            }
        });
    }

    public void AddTo(Command command)
    {
        command.Options.Add(_config);
        command.Options.Add(_productVersion);
        command.Options.Add(_dataDirectory);
        command.Options.Add(_endpoint);
    }

    public string ProductVersionOf(ParseResult arguments) => arguments.GetRequiredValue(_productVersion);

    /// <summary>Reads the arguments, the environment and the file, the strongest first.</summary>
    public IEnumerable<SettingsSource> SourcesOf(ParseResult arguments)
    {
        if (arguments.GetValue(_dataDirectory) is { } directory)
        {
            yield return Flag(_dataDirectory, "data.dir", directory);
        }

        if (arguments.GetValue(_endpoint) is { } endpoint)
        {
            yield return Flag(_endpoint, "telemetry.endpoint", endpoint);
        }

        yield return _environment.Read();
        if (arguments.GetValue(_config) is { } file)
        {
            yield return TelemetryYaml.Read(file);
        }
    }

    /// <summary>The decision of this moment.</summary>
    public TelemetryDecision DecisionOf(ParseResult arguments) => new(() => SourcesOf(arguments), ProductVersionOf(arguments));

    private static SettingsSource Flag(Option option, string key, string value)
        => SettingsSource.FromKeys(option.Name, [KeyValuePair.Create(key, (string?)value)]);

    private static Option<string?> Text(string name, string value, string description)
        => new(name) { HelpName = value, Description = description, Recursive = true };
}
