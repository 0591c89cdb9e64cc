using System.Globalization;

namespace TelemetryHex.Receiver.Operations;

/// <summary>What the files among the backups are called.</summary>
internal static class BackupName
{
    /// <summary>Ends the name of a backup.</summary>
    public const string Suffix = ".db";

    /// <summary>Follows the name of one that is being written.</summary>
    public const string Unfinished = ".part";

    /// <summary>Follows the name of a store that was replaced and cannot be used.</summary>
    public const string Unusable = ".unusable";

    /// <summary>The path of the next backup, by its second or the next that has none.</summary>
    public static string Next(DataDirectory directory, DateTimeOffset second)
    {
        var name = Path.Combine(directory.Backups, second.UtcDateTime.ToString("yyyy-MM-dd'T'HHmmss'Z'", CultureInfo.InvariantCulture) + Suffix);
        return Path.Exists(name) || Path.Exists(name + Unusable) ? Next(directory, second.AddSeconds(1)) : name;
    }
}
