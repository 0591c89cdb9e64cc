using System.Reflection.Metadata;

namespace TelemetryHex.Audit;

/// <summary>A type as a signature names it.</summary>
/// <param name="Name">With its namespace, and its arguments in angle brackets.</param>
/// <param name="Definition">Where this assembly declares it; nil where another does.</param>
/// <param name="IsValueType">Whether it is a value type.</param>
/// <param name="IsNullable">Whether it stood in a <c>Nullable&lt;T&gt;</c>, and is its argument.</param>
/// <param name="IsInit">Whether it is the return type of an <c>init</c> accessor.</param>
internal sealed record MetadataType(string Name, TypeDefinitionHandle Definition = default, bool IsValueType = false, bool IsNullable = false, bool IsInit = false);
