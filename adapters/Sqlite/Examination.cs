namespace TelemetryHex.Adapters.Sqlite;

/// <summary>What of a database is looked at when it is opened.</summary>
internal enum Examination
{
    /// <summary>Every page, and whose database it is.</summary>
    Whole,

    /// <summary>Whose database it is, of which version and how long. A page that is damaged is reported by whoever comes upon it.</summary>
    Head,
}
