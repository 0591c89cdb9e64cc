using System.Globalization;
using System.Net;

namespace TelemetryHex.Receiver.Operations;

/// <summary>
/// Reads the settings, and refuses what it does not understand. A malformed <c>SelfReport</c> is refused too: an opt-out that cannot be read
/// turns a report off, and a receiver that does not start sends none, but says so.
/// </summary>
internal sealed class ReceiverSettingsReader
{
    private const string DefaultDataDirectory = "data";
    private const string DefaultMetricsUrl = "http://127.0.0.1:9294";
    private readonly IConfigurationRoot _configuration;
    private readonly List<string> _faults = [];

    private ReceiverSettingsReader(IConfigurationRoot configuration) => _configuration = configuration;

    /// <summary>The settings.</summary>
    /// <param name="configuration">All sources.</param>
    /// <param name="isDevelopment">Whether this is the Development environment, where groups of one may be published.</param>
    /// <exception cref="StartException">All faults, a line each: the key, who said it, what to do. No value is echoed.</exception>
    public static ReceiverSettings Read(IConfigurationRoot configuration, bool isDevelopment)
    {
        var reader = new ReceiverSettingsReader(configuration);
        var settings = reader.Read(isDevelopment);
        reader._faults.AddRange(CertificateFiles.Faults(configuration));
        return reader._faults.Count == 0 ? settings : throw new StartException(string.Join('\n', reader._faults));
    }

    private ReceiverSettings Read(bool isDevelopment)
    {
        RefuseUnknownKeys();
        RefuseMalformedUrls();
        var leastK = isDevelopment ? 1 : 10;
        return new ReceiverSettings
        {
            DataDirectory = ReadDataDirectory(),
            SelfReport = ReadSwitch(SettingKeys.SelfReport),
            K = (int)ReadNumber(SettingKeys.K, leastK, leastK, 1_000_000),
            LeastK = leastK,
            MetricsUrl = ReadMetricsUrl(),
            QueueCapacity = (int)ReadNumber(SettingKeys.QueueCapacity, 4096, 1, 1_000_000),
            LowDiskBytes = ReadNumber(SettingKeys.LowDiskBytes, 256L << 20, 0, long.MaxValue),
            RateBurst = (int)ReadNumber(SettingKeys.RateBurst, 1000, 1, 1_000_000_000),
            RatePerMinute = (int)ReadNumber(SettingKeys.RatePerMinute, 600, 1, 1_000_000_000),
            TrustedProxies = ReadTrustedProxies(),
        };
    }

    private void RefuseUnknownKeys()
    {
        foreach (var child in _configuration.GetSection(SettingKeys.Section).GetChildren())
        {
            if (!SettingKeys.Known.Contains(child.Path, StringComparer.OrdinalIgnoreCase))
            {
                Refuse(child.Path, $"is no setting; there are {string.Join(", ", SettingKeys.Known.Select(key => key[(SettingKeys.Section.Length + 1)..]))}");
            }
            else if (child.GetChildren().Any())
            {
                Refuse(child.Path, "holds others; give it one value");
            }
        }
    }

    private void RefuseMalformedUrls()
    {
        foreach (var url in (_configuration[SettingKeys.Urls] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!IsServerAddress(url.Trim()))
            {
                Refuse(SettingKeys.Urls, "is no list of addresses; write such as http://127.0.0.1:9293 or https://[::]:443, separated by semicolons");
                return;
            }
        }
    }

    private static bool IsServerAddress(string url)
    {
        try
        {
            return BindingAddress.Parse(url) is { PathBase: "" } address
                && (address.Scheme.Equals(Uri.UriSchemeHttp, StringComparison.OrdinalIgnoreCase) || address.Scheme.Equals(Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase))
                && address.Port is >= 0 and <= 65535;
        }
        catch (Exception fault) when (fault is FormatException or InvalidOperationException)
        {
            return false;
        }
    }

    private string ReadDataDirectory()
    {
        var text = _configuration[SettingKeys.DataDirectory] ?? DefaultDataDirectory;
        if (string.IsNullOrWhiteSpace(text) || text.Contains('\0', StringComparison.Ordinal))
        {
            Refuse(SettingKeys.DataDirectory, "names no directory; give a path");
            return DefaultDataDirectory;
        }

        return Path.GetFullPath(text);
    }

    private bool ReadSwitch(string key)
    {
        switch (_configuration[key]?.Trim().ToLowerInvariant())
        {
            case null or "on" or "true":
                return true;
            case "off" or "false":
                return false;
            default:
                Refuse(key, "is neither on nor off; say one of them");
                return false;
        }
    }

    private long ReadNumber(string key, long byDefault, long least, long most)
    {
        if (_configuration[key] is not { } text)
        {
            return byDefault;
        }

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        var why = key == SettingKeys.K && least > 1 ? "; fewer would tell of single instances" : "";
        Refuse(key, string.Create(CultureInfo.InvariantCulture, $"is no whole number from {least} to {most}{why}"));
        return byDefault;
    }

    private Uri? ReadMetricsUrl()
    {
        var text = _configuration[SettingKeys.MetricsUrl] ?? DefaultMetricsUrl;
        if (text.Equals("off", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url is { Scheme: "http", IsLoopback: true, PathAndQuery: "/", UserInfo: "", Fragment: "" })
        {
            return url;
        }

        Refuse(SettingKeys.MetricsUrl, "is not plain http on a loopback address without a path; write such as http://127.0.0.1:9294, or off");
        return null;
    }

    private IReadOnlyList<IPNetwork> ReadTrustedProxies()
    {
        if (NetworkList.Parse(_configuration[SettingKeys.TrustedProxies] ?? "") is { } networks)
        {
            return networks;
        }

        Refuse(SettingKeys.TrustedProxies, "is no list of addresses and networks; write such as 10.0.0.5, 10.1.0.0/16, fd00::/8, or leave it away");
        return [];
    }

    private void Refuse(string key, string fault) => _faults.Add($"{SettingOrigin.Describe(_configuration, key)} {fault}.");
}
