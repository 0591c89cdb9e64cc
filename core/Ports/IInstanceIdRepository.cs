using TelemetryHex.Vocabulary;

namespace TelemetryHex.Ports;

/// <summary>Keeps the one id of this installation.</summary>
public interface IInstanceIdRepository
{
    /// <summary>The id that is kept, or null where none is, or what is kept is no id. Writes nothing.</summary>
    InstanceId? Find();

    /// <summary>
    /// The id that is kept; where there is none, or what is kept is no id, a new one that is kept from now on.
    /// Callers that race all get the id that is kept in the end. A store that fails is an outcome, not an exception.
    /// </summary>
    InstanceIdLookup GetOrCreate();
}
