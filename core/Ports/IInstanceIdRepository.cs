using TelemetryHex.Vocabulary;

namespace TelemetryHex.Ports;

/// <summary>Keeps the one id of this installation.</summary>
public interface IInstanceIdRepository
{
    /// <summary>The kept id, or null where there is none or the content is no id. Writes nothing.</summary>
    InstanceId? Find();

    /// <summary>
    /// The kept id; where there is none, or the content is no id, a new one that is kept from now on.
    /// Callers that race all get the id that is kept in the end. A failing store is an outcome, not an exception.
    /// </summary>
    InstanceIdLookup GetOrCreate();
}
