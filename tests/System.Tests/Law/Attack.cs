namespace TelemetryHex.SystemTests.Law;

/// <summary>Something that a person does to the repository, and what the build must say to it.</summary>
/// <param name="Name">What is done.</param>
/// <param name="Apply">Does it.</param>
/// <param name="Id">The error that is expected.</param>
/// <param name="Named">What the error must name: the member or the file.</param>
/// <param name="Arguments">Properties that the build is given from outside, as <c>-p:Name=Value</c>.</param>
public sealed record Attack(string Name, Action<ScratchRepository> Apply, string Id, string Named, params string[] Arguments)
{
    public const string Project = "core/TelemetryHex.Core.csproj";
    public const string Memory = "core/Payload/MemoryInfo.cs";
    public const string Linux = "adapters/Linux/TelemetryHex.Adapters.Linux.csproj";
    public const string Http = "adapters/Http/TelemetryHex.Adapters.Http.csproj";
    public const string Hosting = "adapters/Hosting/TelemetryHex.Hosting.csproj";
    public const string Document = "core/Payload/ALLOWLIST.md";

    /// <summary>The project that is built.</summary>
    public string Builds { get; init; } = Project;

    private const string Member = "public required Gibibytes? TotalGb { get; init; }";

    /// <summary>The leak that each way of silencing tries to hide. It is no required member, so that nothing but the law stands against it.</summary>
    public static void Leak(ScratchRepository repository, string before = "")
        => repository.Replace(Memory, Member, $"{Member}\n\n    /// <summary>A leak.</summary>\n    {before}public CoreCount? Sockets {{ get; init; }}");

    /// <summary>Puts XML at the end of core's project, or of another.</summary>
    public static void Extend(ScratchRepository repository, string xml, string project = Project)
        => repository.Replace(project, "</Project>", xml + "\n</Project>");

    public override string ToString() => Name;
}
