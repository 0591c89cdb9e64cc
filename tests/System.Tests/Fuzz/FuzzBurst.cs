using System.Text;

namespace TelemetryHex.SystemTests.Fuzz;

/// <summary>What is sent at once on a connection: requests that each have an answer, and behind them sometimes an ending. A seed is a burst.</summary>
internal sealed record FuzzBurst(int Seed, IReadOnlyList<FuzzRequest> Requests, FuzzEnding? Ending)
{
    private const int MostRequests = 24;

    /// <summary>The requests, the ending included.</summary>
    public int Count => Requests.Count + (Ending is null ? 0 : 1);

    /// <summary>Whether the connection is of no more use behind it.</summary>
    public bool IsLast => Ending is not null || Requests[^1].MayEnd;

    /// <summary>The burst of that seed, the same in each process.</summary>
    public static FuzzBurst Of(int seed)
    {
        var random = new Random(seed);
        var requests = new List<FuzzRequest>();
        do
        {
            requests.Add(FuzzRequest.Of(random));
        }
        while (!requests[^1].MayEnd && requests.Count < MostRequests && random.Next(MostRequests / 2) != 0);

        return new FuzzBurst(seed, requests, !requests[^1].MayEnd && random.Next(3) == 0 ? FuzzEnding.Of(random) : null);
    }

    /// <summary>The requests' bytes, without the ending's.</summary>
    public byte[] ToBytes()
    {
        var bytes = new List<byte>(8192);
        foreach (var request in Requests)
        {
            bytes.AddRange(request.Bytes);
        }

        return [.. bytes];
    }

    /// <summary>Its bytes, those that are not printed as escapes.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var part in Requests.Select(request => request.Bytes).Append(Ending?.Bytes ?? []))
        {
            foreach (var value in part)
            {
                text.Append(value is > 31 and < 127 ? ((char)value).ToString() : $"\\x{value:x2}");
            }

            text.Append('\n');
        }

        return text.ToString();
    }
}
