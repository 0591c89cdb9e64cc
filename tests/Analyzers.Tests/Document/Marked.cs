using TelemetryHex.Analyzers.Document;

namespace TelemetryHex.Analyzers.Tests.Document;

/// <summary>A document in which <c>⟦…⟧</c> stand around each place that a fault must point at, and nothing else may.</summary>
internal static class Marked
{
    /// <summary>The faultless document, with one passage exchanged.</summary>
    public static string Document(string passage, string instead)
    {
        var document = Acme.Document();
        document.Should().Contain(passage);
        return document.Replace(passage, instead, StringComparison.Ordinal);
    }

    /// <summary>The reader finds a fault at each mark, from top to bottom, with these words in its message, and no other fault.</summary>
    public static void IsRefused(string marked, params string[] messages)
    {
        var places = new List<TextPlace>();
        var lines = marked.Split('\n').Select((line, number) => Unmark(line, number, places)).ToList();

        var faults = AllowlistReader.Read(string.Join('\n', lines)).Faults;

        faults.Select(fault => fault.Place).Should().Equal(places, string.Join("; ", faults.Select(fault => fault.Message)));
        faults.Should().HaveSameCount(messages);
        faults.Zip(messages).Should().OnlyContain(pair => pair.First.Message.Contains(pair.Second));
    }

    private static string Unmark(string line, int number, List<TextPlace> places)
    {
        while (line.IndexOf('⟦', StringComparison.Ordinal) is >= 0 and var start)
        {
            var length = line.IndexOf('⟧', StringComparison.Ordinal) - start - 1;
            places.Add(new TextPlace(number, start, length));
            line = line.Remove(start + length + 1, 1).Remove(start, 1);
        }

        return line;
    }
}
