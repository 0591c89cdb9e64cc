using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;

namespace TelemetryHex.Analyzers.Tests.Payload;

/// <summary>Runs a compiled shape: the text that it would send.</summary>
internal static class ShapeOnTheWire
{
    /// <summary>The most that the shape can be made to say, by its own adapter where it has one, else by the platform's serializer.</summary>
    public static string Write(IReadOnlyList<ImmutableArray<byte>> images)
    {
        var room = new AssemblyLoadContext("shape", isCollectible: true);
        try
        {
            var assemblies = images.Select(image => room.LoadFromStream(new MemoryStream([.. image]))).ToList();
            var root = assemblies.Select(assembly => assembly.GetType("Acme.Payload.Report")).OfType<Type>().First();
            var derived = assemblies.SelectMany(assembly => assembly.GetTypes()).FirstOrDefault(type => type.BaseType == root) ?? root;
            var report = new LeakingValue(root.Assembly).Of(derived) ?? throw new InvalidOperationException("The shape has no report.");
            var adapter = assemblies.Select(assembly => assembly.GetType("Acme.Host.Adapter")).OfType<Type>().FirstOrDefault();
            return adapter?.GetMethod("Write", BindingFlags.Public | BindingFlags.Static) is { } write
                ? (string)write.Invoke(null, [report])!
                : JsonSerializer.Serialize(report, report.GetType(), Options());
        }
        finally
        {
            room.Unload();
        }
    }

    // Options remember the types that they wrote, which would keep them loaded.
    private static JsonSerializerOptions Options() => new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
}
