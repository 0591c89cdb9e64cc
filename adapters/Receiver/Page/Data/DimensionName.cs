using TelemetryHex.Statistics;

namespace TelemetryHex.Receiver.Page.Data;

/// <summary>How a dimension is called.</summary>
internal static class DimensionName
{
    /// <summary>In JSON and CSV.</summary>
    public static string Of(Dimension dimension) => dimension switch
    {
        Dimension.Version => "version",
        Dimension.OperatingSystem => "operating_system",
        Dimension.Runtime => "runtime",
        Dimension.Architecture => "architecture",
        Dimension.PhysicalCores => "physical_cores",
        Dimension.LogicalCores => "logical_cores",
        Dimension.Memory => "memory",
        Dimension.Frequency => "frequency",
        _ => throw new ArgumentOutOfRangeException(nameof(dimension)),
    };

    /// <summary>For a person, at the beginning of a sentence.</summary>
    public static string TitleOf(Dimension dimension) => dimension switch
    {
        Dimension.Version => "Version",
        Dimension.OperatingSystem => "Operating system",
        Dimension.Runtime => "Language runtime",
        Dimension.Architecture => "Processor architecture",
        Dimension.PhysicalCores => "Physical cores",
        Dimension.LogicalCores => "Logical cores",
        Dimension.Memory => "Memory",
        Dimension.Frequency => "Processor clock",
        _ => throw new ArgumentOutOfRangeException(nameof(dimension)),
    };
}
