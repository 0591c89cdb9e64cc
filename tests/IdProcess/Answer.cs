using TelemetryHex.Adapters.Files;

namespace TelemetryHex.IdProcess;

/// <summary>Answers with what a directory's repository says: origin, id and fault, between tabs.</summary>
internal static class Answer
{
    /// <summary>Answers for one directory.</summary>
    public static int Once(string directory)
    {
        Console.WriteLine(For(directory));
        return 0;
    }

    /// <summary>Answers for each directory that a line names, on the first thread; the code is loaded and compiled before it says "ready".</summary>
    public static int Lines(string warmUp)
    {
        Tracing.Permit();
        For(warmUp);
        File.WriteAllText(Path.Combine(warmUp, FileInstanceIdRepository.FileName), "broken");
        For(warmUp);
        For(warmUp);
        Console.WriteLine("ready");
        while (Console.ReadLine() is { } directory)
        {
            Console.WriteLine(For(directory));
        }

        return 0;
    }

    private static string For(string directory)
    {
        var lookup = new FileInstanceIdRepository(directory).GetOrCreate();
        return $"{lookup.Origin}\t{lookup.Id}\t{lookup.Fault}";
    }
}
