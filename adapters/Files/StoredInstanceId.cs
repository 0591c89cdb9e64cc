using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Files;

/// <summary>What stands where the id is kept: an id, nothing, something unfit that may be replaced, or something that may not.</summary>
internal sealed record StoredInstanceId
{
    private StoredInstanceId()
    {
    }

    /// <summary>There is nothing.</summary>
    public static StoredInstanceId Absent { get; } = new();

    /// <summary>The id, if there is one.</summary>
    public InstanceId? Id { get; private init; }

    /// <summary>What is wrong with what is there, for a person to read; it names no content. Null where nothing is wrong.</summary>
    public string? Fault { get; private init; }

    /// <summary>Whether what is there is unfit and ours to replace.</summary>
    public bool IsReplaceable { get; private init; }

    /// <summary>There is an id.</summary>
    public static StoredInstanceId Kept(InstanceId id) => new() { Id = id };

    /// <summary>There is something that is no id, and a new one may take its place.</summary>
    public static StoredInstanceId Unfit(string fault) => new() { Fault = fault, IsReplaceable = true };

    /// <summary>There is something that can be neither read nor replaced.</summary>
    public static StoredInstanceId OutOfReach(string fault) => new() { Fault = fault };
}
