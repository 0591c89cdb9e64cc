using TelemetryHex.Analyzers.Document;

namespace TelemetryHex.Audit;

/// <summary>The allowlist and the banned calls that assemblies are compared with.</summary>
public sealed class AuditPolicy
{
    private const string CoreAssembly = "TelemetryHex.Core";

    private readonly IReadOnlyList<BannedCall> _identity = BannedCall.Parse(Resource("identity.txt"));
    private readonly IReadOnlyList<BannedCall> _core = BannedCall.Parse(Resource("core.txt"));

    private AuditPolicy(AllowlistDocument document, PayloadRoot root) => (Document, Root) = (document, root);

    /// <summary>The embedded policy: the allowlist of TelemetryHex itself.</summary>
    public static AuditPolicy Embedded { get; } = Parse(Resource("ALLOWLIST.md"));

    /// <summary>The allowlist.</summary>
    public AllowlistDocument Document { get; }

    /// <summary>The report's type.</summary>
    public PayloadRoot Root { get; }

    /// <summary>Another product's allowlist.</summary>
    /// <exception cref="FormatException">The text is no allowlist.</exception>
    public static AuditPolicy Parse(string text)
    {
        var document = AllowlistReader.Read(text);
        return document.Faults.Count == 0 && document.Root is { } root
            ? new AuditPolicy(document, root)
            : throw new FormatException($"it is no allowlist: {string.Join(' ', document.Faults.Select(fault => $"({fault.Place.Line + 1},{fault.Place.Start + 1}) {fault.Message}"))}");
    }

    // No assembly of TelemetryHex identifies its machine, and core calls no system at all. Other products have other needs.
    internal IReadOnlyList<BannedCall> BannedIn(string assembly) => (Root.AssemblyName, assembly) switch
    {
        (CoreAssembly, CoreAssembly) => [.. _identity, .. _core],
        (CoreAssembly, _) => _identity,
        _ => [],
    };

    // The encoder writes the report; the document names the assemblies that write other JSON.
    internal bool MayWriteJson(string assembly) => Root.AssemblyName != CoreAssembly || Document.Exemptions.Any(exemption => exemption.AssemblyName == assembly);

    private static string Resource(string name)
    {
        using var stream = typeof(AuditPolicy).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"This build carries no {name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
