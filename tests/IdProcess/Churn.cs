using System.Globalization;
using TelemetryHex.Adapters.Files;

namespace TelemetryHex.IdProcess;

/// <summary>Makes ids in fresh directories until somebody kills it.</summary>
internal static class Churn
{
    private const int EnoughForAnyTest = 100_000;

    /// <summary>Runs; where there is content, it stands in the id's place first.</summary>
    public static int UntilKilled(string root, string content)
    {
        for (var turn = 0; turn < EnoughForAnyTest; turn++)
        {
            var directory = Path.Combine(root, turn.ToString(CultureInfo.InvariantCulture));
            if (content.Length > 0)
            {
                Directory.CreateDirectory(directory);
                File.WriteAllText(Path.Combine(directory, FileInstanceIdRepository.FileName), content);
            }

            new FileInstanceIdRepository(directory).GetOrCreate();
            if (turn == 0)
            {
                Console.WriteLine("ready");
            }
        }

        return 0;
    }
}
