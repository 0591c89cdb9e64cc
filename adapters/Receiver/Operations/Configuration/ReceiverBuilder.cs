namespace TelemetryHex.Receiver.Operations;

/// <summary>A host's builder that is configured as the operator said, and the settings that were read.</summary>
/// <param name="Host">The builder; nothing of the receiver is in it yet.</param>
/// <param name="Settings">The settings.</param>
internal sealed record ReceiverBuilder(WebApplicationBuilder Host, ReceiverSettings Settings)
{
    // To see a file of settings change, the platform watches all below the directory: each write to the store would wake it.
    private const string ReadOnce = "--hostBuilder:reloadConfigOnChange=false";

    /// <summary>Reads the configuration, and lets Kestrel's own section say addresses and certificates.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="directory">The working directory, in which files of settings are looked for.</param>
    /// <exception cref="StartException">Something cannot be understood.</exception>
    public static ReceiverBuilder Create(ReceiverArguments arguments, string directory)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = directory, Args = [ReadOnce] });
        ReceiverConfiguration.AddTo(builder.Configuration, arguments, directory);
        builder.WebHost.UseKestrelHttpsConfiguration();
        return new ReceiverBuilder(builder, ReceiverSettingsReader.Read(builder.Configuration, builder.Environment.IsDevelopment()));
    }
}
