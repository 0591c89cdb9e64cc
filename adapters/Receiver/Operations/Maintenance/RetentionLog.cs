using System.Globalization;
using System.Text;
using TelemetryHex.Adapters.Files;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Receiver.Operations;

/// <summary>
/// What retention did, a line a day, for whoever looks at the page: <c>2026-11-23 2026-08-26 1234</c>. The last <see cref="MostDays"/> days are
/// kept, in a file. A line that cannot be read is left out, and a disk that does not take the file costs the file only: the store is what counts.
/// </summary>
internal sealed class RetentionLog
{
    /// <summary>The most days that are kept.</summary>
    public const int MostDays = 400;

    private const int MostBytes = 64 * 1024;
    private readonly string _path;
    private volatile IReadOnlyList<RetentionEntry> _entries;

    private RetentionLog(string path, IReadOnlyList<RetentionEntry> entries)
    {
        _path = path;
        _entries = entries;
    }

    /// <summary>What was done, the oldest day first.</summary>
    public IReadOnlyList<RetentionEntry> Entries => _entries;

    /// <summary>The log that the file holds; an empty one where there is none, or none that can be read.</summary>
    public static RetentionLog Load(string path)
    {
        try
        {
            var text = Encoding.Latin1.GetString(OwnedFile.Read(path, MostBytes) ?? []);
            return new RetentionLog(path, [.. text.Split('\n').Select(Parse).OfType<RetentionEntry>().OrderBy(entry => entry.Day).TakeLast(MostDays)]);
        }
        catch (Exception fault) when (DiskFault.Is(fault))
        {
            return new RetentionLog(path, []);
        }
    }

    /// <summary>Adds what was done. Of one day there is one entry, whose reports add up. Called by one at a time.</summary>
    /// <returns>Whether the disk has it.</returns>
    public bool Add(RetentionEntry done)
    {
        var before = _entries;
        var sameDay = before.Where(entry => entry.Day == done.Day).Sum(entry => entry.Reports);
        var entry = done with { Reports = done.Reports + sameDay };
        if (before.Contains(entry))
        {
            return true;
        }

        _entries = [.. before.Where(other => other.Day != done.Day).Append(entry).OrderBy(other => other.Day).TakeLast(MostDays)];
        return Save();
    }

    private bool Save()
    {
        var text = new StringBuilder();
        foreach (var (day, firstKept, reports) in _entries)
        {
            text.Append(CultureInfo.InvariantCulture, $"{day} {firstKept} {reports}\n");
        }

        try
        {
            OwnedFile.Replace(_path, Encoding.ASCII.GetBytes(text.ToString()));
            return true;
        }
        catch (Exception fault) when (DiskFault.Is(fault))
        {
            return false;
        }
    }

    private static RetentionEntry? Parse(string line)
        => line.Split(' ') is [var day, var firstKept, var reports]
            && UtcDay.TryParse(day, out var on)
            && UtcDay.TryParse(firstKept, out var first)
            && long.TryParse(reports, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? new RetentionEntry(on, first, count)
            : null;
}
