namespace TelemetryHex.Analyzers.Tests.Shapes;

/// <summary>The whole list.</summary>
internal static class EveryShape
{
    public static IReadOnlyList<Shape> All { get; } =
        [.. PlainShapes.All, .. MemberShapes.All, .. AnnotatedShapes.All, .. OpenShapes.All, .. TypeShapes.All, .. NamespaceShapes.All, .. DocumentShapes.All, .. SerializerShapes.All];
}
