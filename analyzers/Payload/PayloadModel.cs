using Microsoft.CodeAnalysis;
using TelemetryHex.Analyzers.Document;

namespace TelemetryHex.Analyzers.Payload;

/// <summary>The report as declared, walked from its root and compared with the rows.</summary>
internal sealed class PayloadModel
{
    private readonly Allowlist _allowlist;
    private readonly Compilation _compilation;
    private readonly PayloadRoot _root;
    private readonly LeafTypes _leaves;
    private readonly Findings _findings = new();
    private readonly Dictionary<string, AllowlistRow> _rows;
    private readonly HashSet<string> _reached = [];
    private readonly HashSet<ISymbol> _types = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _named = new(SymbolEqualityComparer.Default);

    private PayloadModel(Allowlist allowlist, PayloadRoot root, Compilation compilation)
    {
        (_allowlist, _root, _compilation) = (allowlist, root, compilation);
        _rows = allowlist.Document.Rows.GroupBy(row => row.Path).ToDictionary(rows => rows.Key, rows => rows.First());
        _leaves = LeafTypes.Resolve(allowlist, compilation, _findings);
    }

    /// <summary>The faults of the rows and of the list of types, at their places in the document.</summary>
    public IEnumerable<Diagnostic> InDocument => _findings.All.Where(finding => !finding.Location.IsInSource);

    /// <summary>The faults of one type's members; the root's include those of the vocabulary's types.</summary>
    public IEnumerable<Diagnostic> InSourceOf(INamedTypeSymbol type)
    {
        var isRoot = type.ToDisplayString() == _root.TypeName;
        return _findings.All.Where(finding => finding.Location.IsInSource && (IsIn(type, finding.Location) || (isRoot && finding.Id == Rules.OpenLeaf.Id)));
    }

    public static PayloadModel Build(Allowlist allowlist, PayloadRoot root, Compilation compilation, CancellationToken cancellation)
    {
        var model = new PayloadModel(allowlist, root, compilation);
        if (compilation.Assembly.GetTypeByMetadataName(root.TypeName) is { } type)
        {
            model.Walk(type, "", [], cancellation);
        }
        else
        {
            model._findings.Add(
                Rules.UnreadableAllowlist, allowlist.LocationOf(root.Place), $"the assembly '{root.AssemblyName}' declares no type '{root.TypeName}'; name the report's type");
        }

        foreach (var row in model._rows.Values.Where(row => !model._reached.Contains(row.Path)))
        {
            model._findings.Add(Rules.StaleRow, allowlist.LocationOf(row.Place), row.Path, root.TypeName, string.Join(".", row.Path.Split('.').Select(WireName.ToMember)));
        }

        return model;
    }

    /// <summary>Whether the report holds the type, at whatever path.</summary>
    public bool Reaches(INamedTypeSymbol type) => _types.Contains(type.OriginalDefinition);

    private static bool IsIn(INamedTypeSymbol type, Location location)
        => type.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree == location.SourceTree && reference.Span.Contains(location.SourceSpan));

    private void Walk(INamedTypeSymbol type, string prefix, IReadOnlyList<INamedTypeSymbol> ancestors, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        _types.Add(type.OriginalDefinition);
        foreach (var property in type.GetMembers().OfType<IPropertySymbol>().Where(property => !property.IsImplicitlyDeclared && !property.IsStatic && !property.IsIndexer))
        {
            if (WireName.OfMember(property.Name) is { } segment)
            {
                Hold(property, prefix + segment, [.. ancestors, type], cancellation);
            }
            else if (_named.Add(property))
            {
                AddNotPlain(
                    property,
                    "its name has no wire name; a name is words of a capital and at least one small letter or digit, in ASCII, such as 'FrequencyMhz'");
            }
        }
    }

    private void Hold(IPropertySymbol property, string path, IReadOnlyList<INamedTypeSymbol> types, CancellationToken cancellation)
    {
        var declared = DeclaredType.Of(property);
        if (declared.Type is not INamedTypeSymbol type || !IsPayload(type))
        {
            HoldLeaf(property, path, declared);
            return;
        }

        _types.Add(type.OriginalDefinition);
        if (declared.MayBeNull is not false)
        {
            AddNotPlain(property, "an object of the report is always there, declared without '?' where nullable is enabled; its values may be null");
        }

        if (_rows.TryGetValue(path, out var row))
        {
            _reached.Add(path);
            AddOtherType(property, path, row, type.Name);
        }
        else if (!_rows.Keys.Any(known => known.StartsWith(path + ".", StringComparison.Ordinal)))
        {
            AddUnlisted(property, path + ".…", "type");
        }
        else if (types.Contains(type, SymbolEqualityComparer.Default))
        {
            AddNotPlain(property, "it holds a type that it is part of");
        }
        else
        {
            Walk(type, path + ".", types, cancellation);
        }
    }

    private void HoldLeaf(IPropertySymbol property, string path, DeclaredType declared)
    {
        var term = _leaves.TermOf(declared.Type);
        if (!_rows.TryGetValue(path, out var row))
        {
            AddUnlisted(property, path, (term?.Name ?? "type") + (declared.MayBeNull is true ? " or null" : ""));
        }
        else
        {
            _reached.Add(path);
        }

        if (term is null)
        {
            _findings.Add(
                Rules.OpenType,
                Findings.LocationOf(property),
                Findings.NameOf(property),
                path,
                declared.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
        }
        else if (row is not null && (row.Term != term.Name || row.MayBeNull != declared.MayBeNull))
        {
            AddOtherType(property, path, row, declared.MayBeNull switch
            {
                true => term.Name + " or null",
                false => term.Name,
                null => term.Name + " of unknown nullability",
            });
        }
    }

    private void AddNotPlain(IPropertySymbol property, string fault)
        => _findings.Add(Rules.NotPlainData, Findings.LocationOf(property), Findings.NameOf(property), fault);

    private void AddUnlisted(IPropertySymbol property, string path, string type)
        => _findings.Add(
            Rules.UnlistedMember, Findings.LocationOf(property), Findings.NameOf(property), path, $"| `{path}` | {type} | why it is collected | `example` |");

    private void AddOtherType(IPropertySymbol property, string path, AllowlistRow row, string type)
        => _findings.Add(Rules.OtherType, Findings.LocationOf(property), Findings.NameOf(property), path, row.Type, type);

    private bool IsPayload(INamedTypeSymbol type)
        => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, _compilation.Assembly) && PayloadNamespace.Holds(_root.Namespace, type);
}
