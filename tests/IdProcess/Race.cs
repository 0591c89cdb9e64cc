using System.Diagnostics;
using System.Globalization;
using TelemetryHex.Adapters.Files;

namespace TelemetryHex.IdProcess;

/// <summary>Asks for an id in one directory after another, each time at the same moment as another process does.</summary>
internal sealed class Race(string root, string me, string other)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private readonly Stopwatch _running = Stopwatch.StartNew();

    /// <summary>Runs the rounds and prints the id of each.</summary>
    public int Run(string rounds)
    {
        for (var round = 0; round < int.Parse(rounds, CultureInfo.InvariantCulture); round++)
        {
            if (!Meet(round))
            {
                return 3;
            }

            var repository = new FileInstanceIdRepository(Path.Combine(root, round.ToString(CultureInfo.InvariantCulture)));
            var lookup = repository.GetOrCreate();
            Console.WriteLine(lookup.Id?.ToString() ?? lookup.Fault);
        }

        return 0;
    }

    private bool Meet(int round)
    {
        File.WriteAllText(Gate(round, me), "");
        while (!File.Exists(Gate(round, other)))
        {
            if (_running.Elapsed > Deadline)
            {
                return false;
            }
        }

        return true;
    }

    private string Gate(int round, string who) => Path.Combine(root, string.Create(CultureInfo.InvariantCulture, $"gate-{round}-{who}"));
}
