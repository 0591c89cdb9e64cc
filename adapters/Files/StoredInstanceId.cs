using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Files;

/// <summary>The content of the id's place: an id, nothing, unfit content that may be replaced, or content out of reach.</summary>
internal sealed record StoredInstanceId
{
    private StoredInstanceId()
    {
    }

    /// <summary>Nothing.</summary>
    public static StoredInstanceId Absent { get; } = new();

    /// <summary>The id, if the place holds one.</summary>
    public InstanceId? Id { get; private init; }

    /// <summary>The fault of the content, for people; it quotes nothing of it. Null if there is none.</summary>
    public string? Fault { get; private init; }

    /// <summary>Whether the content is unfit and may be replaced.</summary>
    public bool IsReplaceable { get; private init; }

    /// <summary>An id.</summary>
    public static StoredInstanceId Kept(InstanceId id) => new() { Id = id };

    /// <summary>Content that is no id and may be replaced.</summary>
    public static StoredInstanceId Unfit(string fault) => new() { Fault = fault, IsReplaceable = true };

    /// <summary>Content that can be neither read nor replaced.</summary>
    public static StoredInstanceId OutOfReach(string fault) => new() { Fault = fault };
}
