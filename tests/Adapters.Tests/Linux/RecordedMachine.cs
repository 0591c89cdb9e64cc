using System.Globalization;
using System.Text;
using TelemetryHex.Adapters.Linux;
using TelemetryHex.Ports;

namespace TelemetryHex.Adapters.Tests.Linux;

/// <summary>
/// A machine of Machines/: its architecture, what is expected of it and why, then the files its kernel shows. A path with [0-3,8] stands for a file of
/// each of these CPUs, one that ends in a slash for a directory; the newline before the next path belongs to the file, unless it says otherwise.
/// </summary>
internal sealed class RecordedMachine
{
    private const string ResourcePrefix = "machine/";
    private const string FileMark = "\n== ";
    private const string NoNewline = " (no newline at the end)";

    private readonly Dictionary<string, string> _header = [];
    private readonly List<(string Path, string Content)> _files = [];

    public RecordedMachine(string name)
    {
        // Latin-1 is a character a byte, so that every byte of a file comes out as it went in.
        using var text = new StreamReader(
            typeof(RecordedMachine).Assembly.GetManifestResourceStream(ResourcePrefix + name) ?? throw new FileNotFoundException(name), Encoding.Latin1);
        var parts = text.ReadToEnd().Split(FileMark);
        foreach (var line in parts[0].Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            _header.Add(line[..colon], line[(colon + 2)..]);
        }

        // Splitting took the last newline of every file but the last one's.
        for (var i = 1; i < parts.Length; i++)
        {
            var lines = parts[i].Split('\n', count: 2);
            Add(lines[0], lines.Length == 1 ? "" : lines[1] + (i == parts.Length - 1 ? "" : "\n"));
        }
    }

    /// <summary>The names of all of them.</summary>
    public static IEnumerable<string> Names => typeof(RecordedMachine).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal))
        .Select(name => name[ResourcePrefix.Length..])
        .Order(StringComparer.Ordinal);

    /// <summary>The architecture of its kernel in the payload's spelling; null where the files are no kernel's.</summary>
    public string? Architecture => _header.GetValueOrDefault("architecture");

    /// <summary>Where the expected answer comes from.</summary>
    public string Origin => _header["origin"];

    /// <summary>The expected answer.</summary>
    public string Expected => $"{_header["physical"]} cores, {_header["logical"]} threads, {_header["mhz"]} MHz, {_header["total_gb"]} GiB";

    /// <summary>An answer in the words of <see cref="Expected"/>.</summary>
    public static string Describe(MachineFacts facts)
        => $"{Known(facts.PhysicalCores)} cores, {Known(facts.LogicalCores)} threads, {Known(facts.Frequency)} MHz, {Known(facts.TotalMemory)} GiB";

    /// <summary>What the probe says of it.</summary>
    public MachineFacts Probe()
    {
        using var root = new TemporaryRoot();
        foreach (var (path, content) in _files)
        {
            _ = path.EndsWith('/') ? root.MakeDirectory(path) : root.Write(path, Encoding.Latin1.GetBytes(content));
        }

        return new LinuxHardwareProbe(root.Path).Probe();
    }

    private void Add(string path, string content)
    {
        if (path.EndsWith(NoNewline, StringComparison.Ordinal))
        {
            (path, content) = (path[..^NoNewline.Length], content[..^1]);
        }

        var open = path.IndexOf('[', StringComparison.Ordinal);
        var close = path.IndexOf(']', StringComparison.Ordinal);
        _files.AddRange(open < 0
            ? [(path, content)]
            : Cpus(path[(open + 1)..close]).Select(cpu => (path[..open] + cpu.ToString(CultureInfo.InvariantCulture) + path[(close + 1)..], content)));
    }

    private static IEnumerable<int> Cpus(string list)
        => list.Split(',')
            .Select(part => part.Split('-').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToList())
            .SelectMany(ends => Enumerable.Range(ends[0], ends[^1] - ends[0] + 1));

    private static string Known<T>(T? fact)
        where T : struct => fact?.ToString() ?? "unknown";
}
