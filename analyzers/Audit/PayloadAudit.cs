using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using TelemetryHex.Analyzers.Document;

namespace TelemetryHex.Audit;

/// <summary>Checks a compiled assembly as the analyzer checks its sources.</summary>
internal sealed class PayloadAudit
{
    private readonly MetadataReader _metadata;
    private readonly AllowlistDocument _document;
    private readonly PayloadRoot _root;
    private readonly PlainRecord _plain;
    private readonly List<Finding> _findings = [];
    private readonly HashSet<string> _reachedRows = [];
    private readonly HashSet<TypeDefinitionHandle> _reachedTypes = [];

    public PayloadAudit(PEReader assembly, MetadataReader metadata, AllowlistDocument document, PayloadRoot root)
    {
        (_metadata, _document, _root) = (metadata, document, root);
        _plain = new PlainRecord(assembly, metadata);
    }

    /// <summary>How many types the payload namespace holds.</summary>
    public int PayloadTypes { get; private set; }

    public IReadOnlyList<Finding> Run()
    {
        var payload = _metadata.TypeDefinitions.Where(IsPayload).ToList();
        PayloadTypes = payload.Count;
        _findings.AddRange(_metadata.ExportedTypes.Select(NameOf).Where(IsPayload).Select(name => new Finding(name, "it is forwarded to another assembly")));
        if (_metadata.GetString(_metadata.GetAssemblyDefinition().Name) == _root.AssemblyName)
        {
            HoldAgainstRows(payload);
        }
        else
        {
            _findings.AddRange(payload.Select(type => new Finding(
                MetadataNames.Of(_metadata, type), $"it stands in the payload namespace '{_root.Namespace}', where only '{_root.AssemblyName}' may declare a type")));
        }

        return _findings;
    }

    private void HoldAgainstRows(List<TypeDefinitionHandle> payload)
    {
        var root = payload.FirstOrDefault(type => MetadataNames.Of(_metadata, type) == _root.TypeName);
        if (root.IsNil)
        {
            _findings.Add(new Finding(_root.TypeName, "the root of the report is not there"));
        }
        else
        {
            Walk(root, "", []);
        }

        foreach (var type in payload)
        {
            _findings.AddRange(_reachedTypes.Contains(type)
                ? _plain.FaultsOf(type)
                : [new Finding(MetadataNames.Of(_metadata, type), $"it stands in the payload namespace and is no part of '{_root.TypeName}'")]);
        }

        _findings.AddRange(_document.Rows.Where(row => !_reachedRows.Contains(row.Path)).Select(row => new Finding(row.Path, $"it has a row in ALLOWLIST.md and no member of '{_root.TypeName}' that it stands for")));
    }

    private void Walk(TypeDefinitionHandle handle, string prefix, TypeDefinitionHandle[] ancestors)
    {
        _reachedTypes.Add(handle);
        var type = _metadata.GetTypeDefinition(handle);
        foreach (var property in type.GetProperties().Where(property => !_plain.IsEqualityContract(property)).Select(_metadata.GetPropertyDefinition))
        {
            var name = _metadata.GetString(property.Name);
            var place = $"{MetadataNames.Of(_metadata, handle)}.{name}";
            if (WireName.OfMember(name) is not { } segment)
            {
                _findings.Add(new Finding(place, "its name has no wire name"));
                continue;
            }

            var declared = TypeDecoder.Decode(_metadata, property).ReturnType;
            var mayBeNull = declared.IsValueType ? declared.IsNullable : Nullability.Of(_metadata, property, type);
            if (!declared.Definition.IsNil && IsPayload(declared.Definition))
            {
                WalkObject(declared.Definition, prefix + segment, place, mayBeNull, [.. ancestors, handle]);
            }
            else
            {
                HoldLeaf(declared, prefix + segment, place, mayBeNull);
            }
        }
    }

    private void WalkObject(TypeDefinitionHandle type, string path, string place, bool? mayBeNull, TypeDefinitionHandle[] ancestors)
    {
        if (mayBeNull is not false)
        {
            _findings.Add(new Finding(place, "an object of the report is always there"));
        }

        if (ancestors.Contains(type))
        {
            _findings.Add(new Finding(place, "it holds a type that it is part of"));
        }
        else if (_document.Rows.Any(row => row.Path.StartsWith(path + ".", StringComparison.Ordinal)))
        {
            Walk(type, path + ".", ancestors);
        }
        else
        {
            _findings.Add(new Finding(place, $"'{path}' has no row in ALLOWLIST.md"));
        }
    }

    private void HoldLeaf(MetadataType declared, string path, string place, bool? mayBeNull)
    {
        if (_document.Rows.FirstOrDefault(row => row.Path == path) is not { } row)
        {
            _findings.Add(new Finding(place, $"'{path}' has no row in ALLOWLIST.md"));
            return;
        }

        _reachedRows.Add(path);
        var term = _document.Terms.FirstOrDefault(term => term.Name == row.Term);
        var isOfPlatform = declared.Definition.IsNil && declared.Name is "System.Boolean" or "System.Int32" or "System.Int64" or "System.Decimal";
        if (term is null || term.TypeName != declared.Name || (declared.Definition.IsNil && !isOfPlatform))
        {
            _findings.Add(new Finding(place, $"'{path}' is documented as '{row.Type}', which is not '{declared.Name}'"));
        }
        else if (mayBeNull != row.MayBeNull)
        {
            _findings.Add(new Finding(place, $"'{path}' is documented as '{row.Type}', and {(mayBeNull is null ? "the code does not say whether it may be null" : mayBeNull.Value ? "may be null" : "is never null")}"));
        }
    }

    // By the whole name: a type without a namespace may still have dots in its name.
    private bool IsPayload(TypeDefinitionHandle type)
        => IsPayload(MetadataNames.Of(_metadata, MetadataNames.Outermost(_metadata, type)));

    private bool IsPayload(string name) => name.StartsWith(_root.Namespace + ".", StringComparison.Ordinal);

    private string NameOf(ExportedTypeHandle handle)
        => _metadata.GetExportedType(handle) is var type ? $"{_metadata.GetString(type.Namespace)}.{_metadata.GetString(type.Name)}" : "";
}
