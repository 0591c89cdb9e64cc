namespace TelemetryHex.Audit.Capabilities;

/// <summary>What no assembly may reach, whatever its list says: each is a way past every list.</summary>
internal static class Refused
{
    // A type, a type's member, or, with a dot at the end, a namespace and all below it.
    private static readonly (string Name, string Reason)[] Table =
    [
        ("System.Runtime.CompilerServices.UnsafeAccessorAttribute", "it calls what is private to others"),
        ("System.Runtime.CompilerServices.UnsafeAccessorTypeAttribute", "it calls what is private to others, by a name in a text"),
        ("System.Runtime.CompilerServices.UnsafeAccessorKind", "it calls what is private to others"),
        ("System.Runtime.CompilerServices.IgnoresAccessChecksToAttribute", "it calls what is private to others"),
        ("System.Runtime.CompilerServices.ModuleInitializerAttribute", "it runs before anything is called"),
        ("System.Runtime.InteropServices.NativeLibrary", "it calls native functions that no import names"),
        ("System.Runtime.InteropServices.ComWrappers", "it calls native functions that no import names"),
        ("System.Runtime.InteropServices.Marshal::GetDelegateForFunctionPointer", "it calls native functions that no import names"),
        ("System.RuntimeMethodHandle::GetFunctionPointer", "it makes a function pointer"),
        ("System.Runtime.Loader.", "it loads code that nobody audited"),
        ("System.Reflection.Emit.", "it makes code that nobody audited"),
        ("System.Reflection.Assembly::Load", "it loads code that nobody audited"),
        ("System.Reflection.Assembly::LoadFile", "it loads code that nobody audited"),
        ("System.Reflection.Assembly::LoadFrom", "it loads code that nobody audited"),
        ("System.Reflection.Assembly::LoadModule", "it loads code that nobody audited"),
        ("System.Reflection.Assembly::LoadWithPartialName", "it loads code that nobody audited"),
        ("System.Reflection.Assembly::UnsafeLoadFrom", "it loads code that nobody audited"),
        ("System.Reflection.Assembly::CreateInstance", "it makes an object of a type that a text names"),
        ("System.AppDomain::Load", "it loads code that nobody audited"),
        ("System.AppDomain::ExecuteAssembly", "it loads code that nobody audited"),
        ("System.Activator::CreateInstanceFrom", "it loads code that nobody audited"),
        ("System.Type::GetType", "it finds a type by a name in a text"),
        ("System.Reflection.Assembly::GetType", "it finds a type by a name in a text"),
        ("System.Type::InvokeMember", "it calls a member by a name in a text"),
        ("System.Reflection.MethodBase::Invoke", "it calls what no reference names"),
        ("System.Reflection.MethodInfo::Invoke", "it calls what no reference names"),
        ("System.Reflection.MethodInvoker", "it calls what no reference names"),
        ("System.Reflection.ConstructorInvoker", "it calls what no reference names"),
        ("System.Reflection.ConstructorInfo::Invoke", "it calls what no reference names"),
        ("System.Reflection.MethodInfo::CreateDelegate", "it calls what no reference names"),
        ("System.Delegate::CreateDelegate", "it calls what no reference names"),
        ("System.Delegate::DynamicInvoke", "it calls what no reference names"),
        ("System.Reflection.PropertyInfo::GetValue", "it calls what no reference names"),
        ("System.Reflection.PropertyInfo::SetValue", "it calls what no reference names"),
        ("System.Reflection.FieldInfo::SetValue", "it writes a field that no reference names"),
        ("System.Diagnostics.Process", "it starts programs, and asks after others"),
        ("System.Diagnostics.ProcessStartInfo", "it starts programs"),
    ];

    /// <summary>Why the name of a type, or <c>Type::Member</c>, is refused; null where it is not.</summary>
    public static string? ReasonFor(string name)
        => name.EndsWith("InterceptsLocationAttribute", StringComparison.Ordinal)
            ? "it replaces a call that the source shows by another"
            : Table.FirstOrDefault(row => row.Name == name || (row.Name[^1] == '.' && name.StartsWith(row.Name, StringComparison.Ordinal)))
                .Reason;
}
