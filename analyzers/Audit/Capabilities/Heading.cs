namespace TelemetryHex.Audit.Capabilities;

/// <summary>The headings of a capability list: what a line is able to do, so that a diff shows at a glance what is asked for.</summary>
internal static class Heading
{
    public const string Plain = "PLAIN";

    // The first that fits is a line's heading. What ends in a dot is a namespace and all below it, the rest a type or the start of a line.
    private static readonly (string Name, string[] Starts)[] Table =
    [
        (Plain,
        [
            "System.Net.WebUtility", "System.Net.HttpStatusCode", "System.Reflection.Metadata.", "System.Reflection.PortableExecutable.",
        ]),
        ("NETWORK", ["System.IO.Pipes.", "System.Net."]),
        ("SERVER", ["Microsoft.AspNetCore."]),
        ("DATABASE", ["Microsoft.Data.", "System.Data.", "SQLitePCL."]),
        ("FILES",
        [
            "System.IO.Directory", "System.IO.Drive", "System.IO.File", "System.IO.MemoryMappedFiles.", "System.IO.Path::Exists",
            "System.IO.Path::GetTemp", "System.IO.RandomAccess", "System.IO.StreamReader", "System.IO.StreamWriter",
            "System.IO.UnixFileMode", "System.Security.AccessControl.", "System.Xml.",
        ]),
        ("ENVIRONMENT",
        [
            "System.AppContext", "System.AppDomain", "System.Environment", "System.Runtime.InteropServices.RuntimeInformation",
            "Microsoft.Extensions.Configuration.EnvironmentVariables",
        ]),
        ("EXEC", ["System.Diagnostics.Process"]),
        ("REFLECT",
        [
            "Microsoft.CSharp.", "System.Activator", "System.Delegate::", "System.Linq.Expressions.", "System.Reflection.", "System.Type::",
        ]),
        ("NATIVE", ["native ", "Microsoft.Win32.", "System.Runtime.CompilerServices.Unsafe", "System.Runtime.InteropServices."]),
        ("RESOURCES", ["resource ", "file "]),
        ("ASSEMBLIES", ["assembly "]),
    ];

    // No list, whoever approved it, gives these to another assembly.
    private static readonly (string Name, string[] Assemblies)[] Only =
    [
        ("NETWORK", ["TelemetryHex.Adapters.Http", "TelemetryHex.Receiver"]),
        ("SERVER", ["TelemetryHex.Receiver"]),
        ("DATABASE", ["TelemetryHex.Adapters.Sqlite"]),
        ("EXEC", []),
    ];

    /// <summary>All, in the order in which a list has them.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Table.Skip(1).Select(row => row.Name), Plain];

    /// <summary>The heading under which a line stands.</summary>
    public static string Of(string line)
        => Table.FirstOrDefault(row => row.Starts.Any(start => line.StartsWith(start, StringComparison.Ordinal))).Name ?? Plain;

    /// <summary>Whether the assembly's list may have lines under the heading.</summary>
    public static bool IsOpenTo(string heading, string assembly)
        => Only.FirstOrDefault(row => row.Name == heading) is not { Name: not null } row || row.Assemblies.Contains(assembly);
}
