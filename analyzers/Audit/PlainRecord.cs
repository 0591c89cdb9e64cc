using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace TelemetryHex.Audit;

/// <summary>Accept-tests for a compiled payload type: the members that the compiler writes for a plain record, and no others.</summary>
internal sealed class PlainRecord(PEReader assembly, MetadataReader metadata)
{
    private const string CompilerServices = "System.Runtime.CompilerServices.";

    private static readonly HashSet<string> Attributes =
    [
        CompilerServices + "NullableAttribute", CompilerServices + "NullableContextAttribute", CompilerServices + "CompilerGeneratedAttribute",
        CompilerServices + "IsReadOnlyAttribute", CompilerServices + "RequiredMemberAttribute", CompilerServices + "CompilerFeatureRequiredAttribute",
        "System.Diagnostics.DebuggerBrowsableAttribute",
    ];

    private static readonly HashSet<string> Synthesized =
        ["Equals", "GetHashCode", "ToString", "PrintMembers", "op_Equality", "op_Inequality", "<Clone>$", "Deconstruct"];

    private readonly AutoProperty _autoProperty = new(assembly, metadata);
    private readonly PlainConstructor _constructor = new(assembly, metadata);

    /// <summary>Everything about the type that is not a plain record.</summary>
    public IEnumerable<Finding> FaultsOf(TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        var name = MetadataNames.Of(metadata, handle);
        var properties = type.GetProperties().Where(property => !IsEqualityContract(property)).ToList();
        return TypeFaults(type, name).Select(fault => new Finding(name, fault))
            .Concat(MemberFaults(type, properties).Select(fault => new Finding($"{name}.{fault.Member}", fault.Fault)))
            .Concat(AttributeFaults(type).Select(fault => new Finding($"{name}{fault.Member}", $"it carries the attribute '{fault.Attribute}'")));
    }

    /// <summary>The property that the compiler adds to a record of a class.</summary>
    public bool IsEqualityContract(PropertyDefinitionHandle handle)
    {
        var property = metadata.GetPropertyDefinition(handle);
        return metadata.GetString(property.Name) == "EqualityContract"
            && property.GetAccessors() is { Setter.IsNil: true, Getter: { IsNil: false } getter }
            && (metadata.GetMethodDefinition(getter).Attributes & MethodAttributes.MemberAccessMask) != MethodAttributes.Public
            && IsCompilerGenerated(getter);
    }

    private IEnumerable<string> TypeFaults(TypeDefinition type, string name)
    {
        var parent = type.BaseType.Kind == HandleKind.TypeReference ? MetadataNames.Of(metadata, (TypeReferenceHandle)type.BaseType) : "a type of its own";
        var methods = type.GetMethods().Select(method => metadata.GetString(metadata.GetMethodDefinition(method).Name)).ToHashSet();
        var isClass = parent == "System.Object" && methods.Contains("<Clone>$");
        var isStruct = parent == "System.ValueType" && type.GetCustomAttributes().Any(attribute => Name(attribute) == CompilerServices + "IsReadOnlyAttribute");
        if ((!isClass && !isStruct) || !methods.Contains("PrintMembers") || (type.Attributes & TypeAttributes.Sealed) == 0)
        {
            yield return "it is no sealed record without a base and no readonly record struct";
        }

        if (type.IsNested || type.GetNestedTypes().Length > 0)
        {
            yield return "it is nested, or holds a type";
        }

        if (type.GetGenericParameters().Count > 0)
        {
            yield return "it is generic";
        }

        if ((type.Attributes & TypeAttributes.LayoutMask) == TypeAttributes.ExplicitLayout)
        {
            yield return "its fields may lie upon each other";
        }

        if (type.GetEvents().Count > 0)
        {
            yield return "it has an event";
        }

        var interfaces = type.GetInterfaceImplementations().Select(face => InterfaceName(metadata.GetInterfaceImplementation(face).Interface)).ToList();
        if (interfaces is not [var only] || only != $"System.IEquatable`1<{name}>")
        {
            yield return $"it implements more than its own equality: {string.Join(", ", interfaces)}";
        }
    }

    private IEnumerable<(string Member, string Fault)> MemberFaults(TypeDefinition type, List<PropertyDefinitionHandle> properties)
    {
        var own = properties.Select(metadata.GetPropertyDefinition).ToList();
        foreach (var property in own)
        {
            if (_autoProperty.FaultOf(property, type) is { } fault)
            {
                yield return (metadata.GetString(property.Name), fault);
            }
        }

        var backing = own.Select(property => $"<{metadata.GetString(property.Name)}>k__BackingField").ToHashSet();
        foreach (var field in type.GetFields().Select(metadata.GetFieldDefinition))
        {
            var name = metadata.GetString(field.Name);
            if (!backing.Contains(name) || (field.Attributes & FieldAttributes.Static) != 0 || (field.Attributes & FieldAttributes.FieldAccessMask) != FieldAttributes.Private)
            {
                yield return (name, "a payload type has no field but those of its auto-properties");
            }
        }

        var accessors = type.GetProperties().Select(handle => metadata.GetPropertyDefinition(handle).GetAccessors()).SelectMany(pair => (MethodDefinitionHandle[])[pair.Getter, pair.Setter]).ToHashSet();
        foreach (var handle in type.GetMethods().Where(handle => !accessors.Contains(handle)))
        {
            var name = metadata.GetString(metadata.GetMethodDefinition(handle).Name);
            if (name == ".ctor" ? !_constructor.Accepts(handle, type) : !(Synthesized.Contains(name) && IsCompilerGenerated(handle)))
            {
                yield return (name, "a payload type has no method that the compiler did not write, and its constructors only keep what they are given");
            }
        }
    }

    private IEnumerable<(string Member, string Attribute)> AttributeFaults(TypeDefinition type)
    {
        var places = type.GetFields().Select(handle => ("." + metadata.GetString(metadata.GetFieldDefinition(handle).Name), metadata.GetFieldDefinition(handle).GetCustomAttributes()))
            .Concat(type.GetProperties().Select(handle => ("." + metadata.GetString(metadata.GetPropertyDefinition(handle).Name), metadata.GetPropertyDefinition(handle).GetCustomAttributes())))
            .Concat(type.GetMethods().SelectMany(AttributesOf))
            .Prepend(("", type.GetCustomAttributes()));
        foreach (var (member, attributes) in places)
        {
            foreach (var name in attributes.Select(Name))
            {
                // By these the compiler keeps older ones from constructing a type with required members.
                var isOfConstructor = member == "..ctor" && name is "System.ObsoleteAttribute" or "System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute";
                if (!Attributes.Contains(name) && !isOfConstructor)
                {
                    yield return (member, name);
                }
            }
        }
    }

    private IEnumerable<(string Member, CustomAttributeHandleCollection Attributes)> AttributesOf(MethodDefinitionHandle handle)
    {
        var method = metadata.GetMethodDefinition(handle);
        var name = "." + metadata.GetString(method.Name);
        return method.GetParameters().Select(parameter => (name, metadata.GetParameter(parameter).GetCustomAttributes())).Prepend((name, method.GetCustomAttributes()));
    }

    private string InterfaceName(EntityHandle face) => face.Kind switch
    {
        HandleKind.TypeSpecification => TypeDecoder.Decode(metadata, metadata.GetTypeSpecification((TypeSpecificationHandle)face)).Name,
        HandleKind.TypeReference => MetadataNames.Of(metadata, (TypeReferenceHandle)face),
        _ => MetadataNames.Of(metadata, (TypeDefinitionHandle)face),
    };

    private bool IsCompilerGenerated(MethodDefinitionHandle method)
        => metadata.GetMethodDefinition(method).GetCustomAttributes().Any(attribute => Name(attribute) == CompilerServices + "CompilerGeneratedAttribute");

    private string Name(CustomAttributeHandle attribute) => MetadataNames.Of(metadata, metadata.GetCustomAttribute(attribute));
}
