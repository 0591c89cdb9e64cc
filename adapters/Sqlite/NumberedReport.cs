using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Sqlite;

/// <summary>A report as the table of its day keeps it.</summary>
/// <param name="Day">The day that it counts for.</param>
/// <param name="Instance">The number of its instance.</param>
/// <param name="Shape">The number of its shape.</param>
internal readonly record struct NumberedReport(UtcDay Day, long Instance, int Shape);
