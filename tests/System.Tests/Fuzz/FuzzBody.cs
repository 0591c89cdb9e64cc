using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace TelemetryHex.SystemTests.Fuzz;

/// <summary>Bodies that are reports, or almost.</summary>
internal static class FuzzBody
{
    // So many that instances come again, and the store is no measure of the requests.
    private const int Instances = 50_000;

    private static readonly byte[] Sample = Encoding.ASCII.GetBytes(SampleReport.Json);
    private static readonly int IdAt = SampleReport.Json.IndexOf("550e8400", StringComparison.Ordinal);

    private static readonly string[] Members =
        ["\"liftbridge_version\":\"1.9.0\",", "\"instance_id\":null,", "\"cpu\":{},", "\"memory\":{\"total_gb\":1},", "\"secret\":\"x\",", "\"\":0,", "\"os\":{\"name\":\"linux\"},"];

    private static readonly string[] Pieces =
        ["null", "true", "{}", "[]", "\"\"", "0", "-1", "-0", "1e400", "1E-999", "99999999999999999999", "0x10", "NaN", "\\u0000", "\\ud800", "\"", "{", "}", ",", ":", "\0", "//", "/*", "\r\n", "instance_id", "linux-dotnet10.0.12-amd64"];

    private static readonly byte[][] BadUtf8 = [[0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFF], [0xE2, 0x82], [0xEF, 0xBB, 0xBF], [0xF4, 0x90, 0x80, 0x80]];

    /// <summary>An id of one of the instances whose reports these are.</summary>
    public static string IdOf(Random random) => random.Next(Instances).ToString("x8", CultureInfo.InvariantCulture) + "-e29b-41d4-a716-446655440000";

    /// <summary>A report, three times in ten as it should be.</summary>
    public static byte[] Of(Random random)
    {
        var body = new List<byte>(Sample);
        Encoding.ASCII.GetBytes(IdOf(random)[..8]).CopyTo(CollectionsMarshal.AsSpan(body)[IdAt..]);
        for (var left = random.Next(10) < 3 ? 0 : random.Next(1, 4); left > 0; left--)
        {
            Mutate(body, random);
        }

        return [.. body];
    }

    private static void Mutate(List<byte> body, Random random)
    {
        var place = random.Next(body.Count);
        var rest = body.Count - place;
        switch (random.Next(10))
        {
            case 0:
                body[place] = (byte)random.Next(256);
                break;
            case 1:
                body[place] ^= (byte)(1 << random.Next(8));
                break;
            case 2:
                body.RemoveRange(place, rest - (place == 0 ? 1 : 0));
                break;
            case 3:
                body.RemoveRange(place, Math.Min(random.Next(1, 30), rest - 1));
                break;
            case 4:
                body.InsertRange(place, body.GetRange(place, Math.Min(random.Next(1, 100), rest)));
                break;
            case 5:
                body.InsertRange(1, Encoding.ASCII.GetBytes(Members[random.Next(Members.Length)]));
                break;
            case 6:
                body.InsertRange(place, Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(random.Next(2) == 0 ? "[" : "{\"a\":", random.Next(1, 600)))));
                break;
            case 7:
                body.InsertRange(place, Enumerable.Repeat((byte)random.Next('0', '9' + 1), random.Next(1, 400)));
                break;
            case 8:
                body.InsertRange(place, BadUtf8[random.Next(BadUtf8.Length)]);
                break;
            default:
                body.InsertRange(place, Encoding.Latin1.GetBytes(Pieces[random.Next(Pieces.Length)]));
                break;
        }
    }
}
