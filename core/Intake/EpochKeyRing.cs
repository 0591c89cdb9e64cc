using TelemetryHex.Vocabulary;

namespace TelemetryHex.Intake;

/// <summary>The keys that are still needed: that of the current epoch, and those whose reports may still be stored. Immutable.</summary>
public sealed class EpochKeyRing
{
    /// <summary>A ring without a key, as a new receiver has.</summary>
    public static EpochKeyRing Empty { get; } = new([]);

    /// <summary>A ring of those keys.</summary>
    /// <exception cref="ArgumentException">Two keys are of one epoch.</exception>
    public EpochKeyRing(IEnumerable<EpochKey> keys)
    {
        Keys = [.. keys.OrderByDescending(key => key.Epoch.Number)];
        if (Keys.DistinctBy(key => key.Epoch).Count() != Keys.Count)
        {
            throw new ArgumentException("An epoch has one key.", nameof(keys));
        }
    }

    /// <summary>The keys, the newest epoch first.</summary>
    public IReadOnlyList<EpochKey> Keys { get; }

    /// <summary>
    /// The ring for that day: with a key for its epoch, which is now used on that day, and without every key whose last use lies
    /// <see cref="RetentionPolicy.Days"/> days back. The same ring where nothing changes. A clock that goes back keeps the newest key.
    /// </summary>
    /// <param name="today">The day.</param>
    /// <param name="random">32 bytes of a cryptographic source, for a key if one is due.</param>
    public EpochKeyRing Turn(UtcDay today, ReadOnlySpan<byte> random)
    {
        if (Keys is [var newest, ..] && newest.Epoch.Number >= Epoch.Of(today).Number)
        {
            var needed = Keys.Skip(1).Where(key => key.LastUsed >= RetentionPolicy.FirstKept(today)).ToArray();
            return newest.LastUsed >= today && needed.Length == Keys.Count - 1
                ? this
                : new EpochKeyRing([newest.UsedOn(UtcDay.Later(today, newest.LastUsed)), .. needed]);
        }

        return new EpochKeyRing(
        [
            EpochKey.FromBytes(Epoch.Of(today), today, random),
            .. Keys.Where(key => key.LastUsed >= RetentionPolicy.FirstKept(today)),
        ]);
    }

    /// <summary>What stands for the instance: its current pseudonym first, then those of earlier epochs under which it may still be stored.</summary>
    /// <exception cref="InvalidOperationException">The ring has no key.</exception>
    public IReadOnlyList<Pseudonym> Pseudonymize(InstanceId id)
    {
        if (Keys.Count == 0)
        {
            throw new InvalidOperationException("A ring without a key makes no pseudonym; turn it to a day first.");
        }

        var pseudonyms = new Pseudonym[Keys.Count];
        for (var i = 0; i < pseudonyms.Length; i++)
        {
            pseudonyms[i] = Keys[i].Pseudonymize(id);
        }

        return pseudonyms;
    }
}
