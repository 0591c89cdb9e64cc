using TelemetryHex.Policy;
using TelemetryHex.Reporting;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Hosting;

/// <summary>Asks all sources anew each time. A source that cannot be read, or a product that cannot be reported, is an opt-out.</summary>
/// <param name="sources">Reads the sources, the strongest first.</param>
/// <param name="productVersion">The version of the product, as its host gave it.</param>
internal sealed class TelemetryDecision(Func<IEnumerable<SettingsSource>> sources, string? productVersion)
{
    /// <summary>The factory for this product on this system; null where there can be no report.</summary>
    public ReportFactory? Reports { get; } =
        ProductVersion.TryParse(productVersion, out var product) ? HostPlatform.CreateFactory(product) : null;

    /// <summary>The settings of this moment.</summary>
    public TelemetrySettings Ask()
    {
        var settings = TelemetrySettings.Resolve(Read());
        return Reports is not null ? settings : Refuse(settings);
    }

    private IReadOnlyList<SettingsSource> Read()
    {
        try
        {
            return [.. sources()];
        }
        catch (Exception fault)
        {
            return [SettingsSource.Unreadable("configuration", fault.GetType().Name)];
        }
    }

    private TelemetrySettings Refuse(TelemetrySettings settings)
    {
        var warning = ProductVersion.TryParse(productVersion, out _)
            ? new SettingsWarning(
                "this system", "os.name", "has no name that a report may hold, so telemetry is off", "nothing needs to be done")
            : new SettingsWarning(
                "code",
                "productVersion",
                "is not the version of a product, so telemetry is off",
                $"pass 1 to {ProductVersion.MaxLength} of 0-9A-Za-z.+-, a number of up to three parts such as 1.10.0-rc.1, "
                    + "or a release channel such as dev");
        return settings with
        {
            IsEnabled = false,
            DecidedBy = $"{warning.Source}: {warning.Key}",
            Warnings = [.. settings.Warnings, warning],
        };
    }
}
