namespace TelemetryHex.Statistics;

/// <summary>One of the ways in which instances are told apart. No two are ever crossed.</summary>
public enum Dimension
{
    /// <summary>The product's version; counted by ISO week, each instance by its last report of the week.</summary>
    Version,

    /// <summary>The operating system family.</summary>
    OperatingSystem,

    /// <summary>The language runtime's version.</summary>
    Runtime,

    /// <summary>The processor architecture.</summary>
    Architecture,

    /// <summary>Physical cores, in ranges.</summary>
    PhysicalCores,

    /// <summary>Logical cores, in ranges.</summary>
    LogicalCores,

    /// <summary>Memory, in ranges.</summary>
    Memory,

    /// <summary>Processor clock, in ranges.</summary>
    Frequency,
}
