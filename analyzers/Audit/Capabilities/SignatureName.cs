namespace TelemetryHex.Audit.Capabilities;

/// <summary>What a capability list has to know of a signature's type.</summary>
/// <param name="Name">The type's own name, without arguments or array ranks.</param>
/// <param name="IsOwn">Whether it is free: the assembly's own, or one of another audited assembly.</param>
/// <param name="HasPointer">Whether a function pointer stands anywhere in it.</param>
internal sealed record SignatureName(string Name, bool IsOwn = false, bool HasPointer = false);
