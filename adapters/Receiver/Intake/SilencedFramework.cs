using Microsoft.Extensions.Options;

namespace TelemetryHex.Receiver.Intake;

/// <summary>
/// The framework's own lines below a warning tell of requests: their paths, which may hold an id, and their headers. No configuration brings
/// them back.
/// </summary>
internal sealed class SilencedFramework : IPostConfigureOptions<LoggerFilterOptions>
{
    private static readonly string[] Categories = ["Microsoft.AspNetCore", "System.Net"];

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
        }
    }

    private static bool IsOfFramework(LoggerFilterRule rule)
        => rule.CategoryName is { } category && (category.Contains('*') || Categories.Any(framework => category.StartsWith(framework, StringComparison.OrdinalIgnoreCase)));
}
