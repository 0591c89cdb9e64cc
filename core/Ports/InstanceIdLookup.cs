using TelemetryHex.Vocabulary;

namespace TelemetryHex.Ports;

/// <summary>How an id was come by.</summary>
public enum InstanceIdOrigin
{
    /// <summary>There is none: it could not be kept.</summary>
    Unavailable,

    /// <summary>It was kept before.</summary>
    Kept,

    /// <summary>It was just made, for there was none: a first run.</summary>
    Created,

    /// <summary>It was just made, in the place of something that is no id.</summary>
    Replaced,
}

/// <summary>The outcome of asking for the id of this installation.</summary>
public sealed record InstanceIdLookup
{
    private InstanceIdLookup()
    {
    }

    /// <summary>How the id was come by.</summary>
    public required InstanceIdOrigin Origin { get; init; }

    /// <summary>The id; null exactly when it is unavailable.</summary>
    public InstanceId? Id { get; private init; }

    /// <summary>What was wrong, for a person to read: with <see cref="InstanceIdOrigin.Unavailable"/> and <see cref="InstanceIdOrigin.Replaced"/>.</summary>
    public string? Fault { get; private init; }

    /// <summary>The id was kept before.</summary>
    public static InstanceIdLookup Kept(InstanceId id) => new() { Origin = InstanceIdOrigin.Kept, Id = id };

    /// <summary>The id was just made: a first run.</summary>
    public static InstanceIdLookup Created(InstanceId id) => new() { Origin = InstanceIdOrigin.Created, Id = id };

    /// <summary>The id was just made in the place of something else.</summary>
    /// <param name="id">The new id.</param>
    /// <param name="fault">What was wrong with what stood there; it names no content.</param>
    public static InstanceIdLookup Replaced(InstanceId id, string fault)
        => new() { Origin = InstanceIdOrigin.Replaced, Id = id, Fault = fault };

    /// <summary>No id can be kept.</summary>
    /// <param name="fault">Why, for a person to read.</param>
    public static InstanceIdLookup Unavailable(string fault) => new() { Origin = InstanceIdOrigin.Unavailable, Fault = fault };
}
