using Microsoft.Extensions.Options;

namespace TelemetryHex.Receiver.Intake;

/// <summary>
/// The framework's own lines below a warning tell of requests: their paths, which may hold an id, and their headers. So do the scopes and
/// the trace that it puts beside every line of ours. No configuration brings any of it back.
/// </summary>
internal sealed class SilencedFramework : IPostConfigureOptions<LoggerFilterOptions>, IPostConfigureOptions<LoggerFactoryOptions>
{
    private static readonly string[] Categories = ["Microsoft.AspNetCore", "System.Net"];

    // Where nobody hears it, the host makes no trace of a request and no scope.
    private const string RequestCategory = "Microsoft.AspNetCore.Hosting.Diagnostics";

    /// <inheritdoc/>
    public void PostConfigure(string? name, LoggerFilterOptions options)
    {
        // The longest category wins, and one with a provider before one without: so the longer ones go, patterns too, and each provider gets its own.
        foreach (var rule in options.Rules.Where(IsOfFramework).ToArray())
        {
            options.Rules.Remove(rule);
        }

        string?[] providers = [null, .. options.Rules.Select(rule => rule.ProviderName).OfType<string>().Distinct()];
        foreach (var provider in providers)
        {
            foreach (var category in Categories)
            {
                options.Rules.Add(new LoggerFilterRule(provider, category, LogLevel.Warning, null));
            }

            options.Rules.Add(new LoggerFilterRule(provider, RequestCategory, LogLevel.None, null));
        }

        options.CaptureScopes = false;
    }

    /// <inheritdoc/>
    public void PostConfigure(string? name, LoggerFactoryOptions options) => options.ActivityTrackingOptions = ActivityTrackingOptions.None;

    private static bool IsOfFramework(LoggerFilterRule rule)
        => rule.CategoryName is { } category && (category.Contains('*') || Categories.Any(framework => category.StartsWith(framework, StringComparison.OrdinalIgnoreCase)));
}
