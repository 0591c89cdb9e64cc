namespace TelemetryHex.Receiver.Operations;

/// <summary>The keys of the configuration.</summary>
internal static class SettingKeys
{
    public const string Section = "Receiver";
    public const string DataDirectory = "Receiver:DataDirectory";
    public const string SelfReport = "Receiver:SelfReport";
    public const string K = "Receiver:K";
    public const string MetricsUrl = "Receiver:MetricsUrl";
    public const string QueueCapacity = "Receiver:QueueCapacity";
    public const string LowDiskBytes = "Receiver:LowDiskBytes";
    public const string RateBurst = "Receiver:RateBurst";
    public const string RatePerMinute = "Receiver:RatePerMinute";
    public const string TrustedProxies = "Receiver:TrustedProxies";

    /// <summary>The platform's own keys for where a server listens.</summary>
    public const string Urls = "urls";

    /// <summary>Kestrel's own section of addresses and certificates, which wins over <see cref="Urls"/>.</summary>
    public const string Endpoints = "Kestrel:Endpoints";

    /// <summary>All keys of our section; another one there is a mistake that would otherwise go unseen.</summary>
    public static IReadOnlyList<string> Known { get; } =
        [DataDirectory, SelfReport, K, MetricsUrl, QueueCapacity, LowDiskBytes, RateBurst, RatePerMinute, TrustedProxies];
}
