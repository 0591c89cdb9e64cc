namespace TelemetryHex.Audit.Capabilities;

/// <summary>Types of which one member is harmless and another is not: a list names their members one by one.</summary>
internal static class ManySided
{
    private static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        "System.Activator",
        "System.AppContext",
        "System.AppDomain",
        "System.Console",
        "System.Delegate",
        "System.Environment",
        "System.IO.Directory",
        "System.IO.DirectoryInfo",
        "System.IO.DriveInfo",
        "System.IO.File",
        "System.IO.FileInfo",
        "System.IO.FileStream",
        "System.IO.FileSystemInfo",
        "System.IO.Path",
        "System.IO.StreamReader",
        "System.IO.StreamWriter",
        "System.MulticastDelegate",
        "System.Reflection.Assembly",
        "System.Reflection.AssemblyName",
        "System.Reflection.ConstructorInfo",
        "System.Reflection.FieldInfo",
        "System.Reflection.MemberInfo",
        "System.Reflection.MethodBase",
        "System.Reflection.MethodInfo",
        "System.Reflection.PropertyInfo",
        "System.Reflection.TypeInfo",
        "System.Runtime.CompilerServices.RuntimeHelpers",
        "System.Runtime.CompilerServices.Unsafe",
        "System.Runtime.InteropServices.CollectionsMarshal",
        "System.Runtime.InteropServices.Marshal",
        "System.Runtime.InteropServices.MemoryMarshal",
        "System.Runtime.InteropServices.RuntimeInformation",
        "System.Runtime.InteropServices.SafeHandle",
        "System.Text.Json.JsonSerializer",
        "System.Type",
        "System.Xml.Linq.XDocument",
        "System.Xml.Linq.XElement",
        "System.Xml.XmlDocument",
        "System.Xml.XmlReader",
        "System.Xml.XmlTextReader",
    };

    public static bool Contains(string type) => Types.Contains(type);
}
