using System.Diagnostics;
using System.Globalization;
using TelemetryHex.Adapters.Files;

// idprocess DIRECTORY...                  asks for the id in each directory, and prints what came of it
// idprocess --race ROOT ROUNDS            asks in ROOT/0, ROOT/1, …, each at the moment that the rounds' timetable on standard input names
// idprocess --endless ROOT                asks in ever new directories until it is killed
switch (args)
{
    case ["--race", var root, var rounds]:
        Console.WriteLine("ready");
        var start = long.Parse(Console.ReadLine() ?? "0", CultureInfo.InvariantCulture);
        for (var round = 0; round < int.Parse(rounds, CultureInfo.InvariantCulture); round++)
        {
            // Both processes read the same monotonic clock, so that they arrive within microseconds of each other.
            var due = start + (round * Stopwatch.Frequency / 500);
            SpinWait.SpinUntil(() => Stopwatch.GetTimestamp() >= due);
            Print(Path.Combine(root, round.ToString(CultureInfo.InvariantCulture)));
        }

        break;
    case ["--endless", var root]:
        for (var round = 0; ; round++)
        {
            if (round == 20)
            {
                // By now everything is compiled, and the loop is nothing but system calls.
                Console.WriteLine("ready");
            }

            new FileInstanceIdRepository(Path.Combine(root, round.ToString(CultureInfo.InvariantCulture))).GetOrCreate();
        }

    default:
        foreach (var directory in args)
        {
            Print(directory);
        }

        break;
}

static void Print(string directory)
{
    var lookup = new FileInstanceIdRepository(directory).GetOrCreate();
    Console.WriteLine($"{lookup.Origin} {lookup.Id} {lookup.Fault}");
}
