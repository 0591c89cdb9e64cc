using TelemetryHex.Ports;

namespace TelemetryHex.Receiver.Operations;

/// <summary>Where and when a command runs.</summary>
internal sealed record CommandPlace
{
    /// <summary>Where results go.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Where faults go.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>What relative paths are relative to.</summary>
    public required string Directory { get; init; }

    /// <summary>The platform's environment: <c>Development</c>, <c>Production</c>.</summary>
    public required string EnvironmentName { get; init; }

    /// <summary>Names the backups.</summary>
    public required IClock Clock { get; init; }

    /// <summary>Whether groups of one may be published.</summary>
    public bool IsDevelopment => EnvironmentName.Equals(Environments.Development, StringComparison.OrdinalIgnoreCase);

    /// <summary>The place of this process.</summary>
    public static CommandPlace OfThisProcess(IClock clock) => new()
    {
        Output = Console.Out,
        Error = Console.Error,
        Directory = Environment.CurrentDirectory,
        EnvironmentName = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") ?? Environments.Production,
        Clock = clock,
    };
}
