using Microsoft.Data.Sqlite;
using TelemetryHex.Intake;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Sqlite;

/// <summary>Every instance by its pseudonym, inside a transaction of its caller's.</summary>
internal sealed class InstanceTable(SqliteConnection writer) : IDisposable
{
    private readonly InstancePartition?[] _partitions = new InstancePartition?[InstancePartition.Count];
    private (long Kept, long Next)? _numbers;

    /// <summary>Forgets what it remembers, since it may not have been committed.</summary>
    public void Forget() => _numbers = null;

    /// <summary>Writes down what was numbered since; before the commit.</summary>
    public void KeepNumbers()
    {
        if (_numbers is { } numbers && numbers.Next != numbers.Kept)
        {
            StateTable.WriteNextInstance(writer, numbers.Next);
            _numbers = (numbers.Next, numbers.Next);
        }
    }

    /// <summary>The number of the instance that reported on that day; a new one where it was never seen. It stands under its current pseudonym then.</summary>
    public long NumberOf(IReadOnlyList<Pseudonym> pseudonyms, UtcDay day)
    {
        var current = PartitionOf(pseudonyms[0]);
        if (current.Find(pseudonyms[0]) is { } known)
        {
            var later = known.ReportedOn(day);
            if (later != known)
            {
                current.Update(pseudonyms[0], later);
            }

            return known.Number;
        }

        var instance = TakeEarlier(pseudonyms)?.ReportedOn(day) ?? StoredInstance.New(TakeNumber(), day);
        current.Insert(pseudonyms[0], instance);
        return instance.Number;
    }

    /// <summary>Deletes the instance under each of the pseudonyms, and leaves no copy of any.</summary>
    /// <returns>The numbers of those that were there.</returns>
    public IReadOnlyList<long> Erase(IReadOnlyList<Pseudonym> pseudonyms)
    {
        var numbers = new List<long>();
        foreach (var pseudonym in pseudonyms)
        {
            if (PartitionOf(pseudonym).Find(pseudonym) is { } instance)
            {
                PartitionOf(pseudonym).Delete(pseudonym);
                numbers.Add(instance.Number);
            }
        }

        if (numbers.Count > 0)
        {
            foreach (var partition in pseudonyms.Select(InstancePartition.Of).Distinct())
            {
                InstancePartition.Rewrite(writer, partition);
            }
        }

        return numbers;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var partition in _partitions)
        {
            partition?.Dispose();
        }
    }

    private StoredInstance? TakeEarlier(IReadOnlyList<Pseudonym> pseudonyms)
    {
        foreach (var earlier in pseudonyms.Skip(1))
        {
            if (PartitionOf(earlier).Find(earlier) is { } instance)
            {
                PartitionOf(earlier).Delete(earlier);
                StateTable.MarkResidue(writer, InstancePartition.Of(earlier));
                return instance;
            }
        }

        return null;
    }

    private long TakeNumber()
    {
        var (kept, next) = _numbers ?? (StateTable.ReadNextInstance(writer), StateTable.ReadNextInstance(writer));
        _numbers = (kept, next + 1);
        return next;
    }

    private InstancePartition PartitionOf(Pseudonym pseudonym)
    {
        var number = InstancePartition.Of(pseudonym);
        return _partitions[number] ??= new InstancePartition(writer, number);
    }
}
