using TelemetryHex.Vocabulary;

namespace TelemetryHex.Ports;

/// <summary>The origin of an id.</summary>
public enum InstanceIdOrigin
{
    /// <summary>There is no id: it could not be kept.</summary>
    Unavailable,

    /// <summary>The id was kept before.</summary>
    Kept,

    /// <summary>The id was just made, since there was none: a first run.</summary>
    Created,

    /// <summary>The id was just made, in the place of content that is no id.</summary>
    Replaced,
}

/// <summary>The outcome of asking for the id of this installation.</summary>
public sealed record InstanceIdLookup
{
    private InstanceIdLookup()
    {
    }

    /// <summary>The origin of the id.</summary>
    public required InstanceIdOrigin Origin { get; init; }

    /// <summary>The id; null exactly when it is unavailable.</summary>
    public InstanceId? Id { get; private init; }

    /// <summary>
    /// The fault, for a person to read, with <see cref="InstanceIdOrigin.Unavailable"/> and <see cref="InstanceIdOrigin.Replaced"/>;
    /// otherwise null.
    /// </summary>
    public string? Fault { get; private init; }

    /// <summary>The id was kept before.</summary>
    public static InstanceIdLookup Kept(InstanceId id) => new() { Origin = InstanceIdOrigin.Kept, Id = id };

    /// <summary>The id was just made: a first run.</summary>
    public static InstanceIdLookup Created(InstanceId id) => new() { Origin = InstanceIdOrigin.Created, Id = id };

    /// <summary>The id was just made in the place of other content.</summary>
    /// <param name="id">The new id.</param>
    /// <param name="fault">The fault of the earlier content, which it does not quote.</param>
    public static InstanceIdLookup Replaced(InstanceId id, string fault)
        => new() { Origin = InstanceIdOrigin.Replaced, Id = id, Fault = fault };

    /// <summary>No id can be kept.</summary>
    /// <param name="fault">The reason, for a person to read.</param>
    public static InstanceIdLookup Unavailable(string fault) => new() { Origin = InstanceIdOrigin.Unavailable, Fault = fault };
}
