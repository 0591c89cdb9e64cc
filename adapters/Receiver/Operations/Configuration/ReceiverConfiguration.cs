using System.Text.Json;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.FileProviders;

namespace TelemetryHex.Receiver.Operations;

/// <summary>
/// Where settings come from, in the platform's usual way, the weakest first: <c>appsettings.json</c> and its variant for the environment,
/// <c>receiver.json</c>, the file of <c>--config</c>, environment variables (<c>Receiver__DataDirectory</c>), arguments.
/// </summary>
internal static class ReceiverConfiguration
{
    private const string OwnFile = "receiver.json";
    private const string DefaultUrls = "http://127.0.0.1:9293";

    /// <summary>The platform's sources and ours, for a command that needs no host.</summary>
    public static ConfigurationManager Build(ReceiverArguments arguments, string directory, string environmentName)
    {
        var configuration = new ConfigurationManager();
        Guard(() =>
        {
            configuration.Sources.Add(Json(directory, "appsettings.json"));
            configuration.Sources.Add(Json(directory, $"appsettings.{environmentName}.json"));
            configuration.AddEnvironmentVariables();
        });
        AddTo(configuration, arguments, directory);
        return configuration;
    }

    /// <summary>Adds our sources to the platform's, and the default address where nothing says one.</summary>
    /// <exception cref="StartException">A file is missing or no JSON.</exception>
    public static void AddTo(IConfigurationManager configuration, ReceiverArguments arguments, string directory) => Guard(() =>
    {
        var place = PlaceBeforeVariables(configuration.Sources);
        configuration.Sources.Insert(place, Json(directory, OwnFile));
        if (arguments.ConfigurationFile is { } file)
        {
            configuration.Sources.Insert(place + 1, Chosen(Path.GetFullPath(file, directory)));
        }

        configuration.Sources.Add(new ArgumentConfiguration(arguments));
        if (!SaysWhereToListen(configuration))
        {
            configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = [KeyValuePair.Create(SettingKeys.Urls, (string?)DefaultUrls)] });
        }
    });

    private static int PlaceBeforeVariables(IList<IConfigurationSource> sources)
    {
        for (var i = sources.Count - 1; i >= 0; i--)
        {
            if (sources[i] is EnvironmentVariablesConfigurationSource { Prefix: null or "" })
            {
                return i;
            }
        }

        return sources.Count;
    }

    private static bool SaysWhereToListen(IConfiguration configuration)
        => configuration[SettingKeys.Urls] is { Length: > 0 }
            || configuration["http_ports"] is { Length: > 0 }
            || configuration["https_ports"] is { Length: > 0 }
            || configuration.GetSection(SettingKeys.Endpoints).GetChildren().Any();

    private static JsonConfigurationSource Json(string directory, string name)
        => new() { FileProvider = new PhysicalFileProvider(directory), Path = name, Optional = true, ReloadOnChange = false };

    private static JsonConfigurationSource Chosen(string path) => File.Exists(path)
        ? Json(Path.GetDirectoryName(path) ?? path, Path.GetFileName(path))
        : throw new StartException($"--config: there is no file {path}. Name one that stands, or leave the argument away.");

    // The platform's own message may quote the file, which may hold the password of a certificate.
    private static void Guard(Action read)
    {
        try
        {
            read();
        }
        catch (InvalidDataException fault)
        {
            throw NoJson(fault);
        }
    }

    /// <summary>The same for a file that the platform read itself.</summary>
    public static StartException NoJson(InvalidDataException fault)
    {
        var line = fault.InnerException?.InnerException is JsonException { LineNumber: { } number } ? $" near line {number + 1}" : "";
        return new StartException($"{fault.Message} It is no JSON{line}: mend it.");
    }
}
