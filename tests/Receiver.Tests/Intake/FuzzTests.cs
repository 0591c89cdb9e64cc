using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using TelemetryHex.Contracts;
using Xunit.Abstractions;

namespace TelemetryHex.Receiver.Tests.Intake;

/// <summary>Requests that are almost reports. <c>TELEMETRYHEX_FUZZ_REQUESTS</c> and <c>TELEMETRYHEX_FUZZ_SEED</c> say how many and which.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int Clients = 8;

    private static readonly string[] Pieces =
        ["null", "true", "{}", "[]", "\"\"", "0", "-1", "1e400", "99999999999999999999", "\\u0000", "\\ud800", "\"", "{", "}", ",", ":", "\u0000", "ÿ", "instance_id", "linux-dotnet10.0.12-amd64", "550e8400-e29b-41d4-a716-446655440000"];

    [Fact]
    public async Task Whatever_is_sent_is_answered_by_2xx_or_4xx_and_memory_does_not_grow()
    {
        var count = Setting("TELEMETRYHEX_FUZZ_REQUESTS", 20_000);
        var seed = Setting("TELEMETRYHEX_FUZZ_SEED", Random.Shared.Next());
        output.WriteLine($"seed {seed}, {count} requests");
        await using var receiver = await TestReceiver.StartAsync();
        await SendAsync(receiver, new Random(seed ^ -1), count / Clients / 10);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var statuses = (await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(() => SendAsync(receiver, new Random(seed + client), count / Clients))))).SelectMany(each => each).ToList();

        statuses.Should().HaveCount(count / Clients * Clients).And.OnlyContain(status => (int)status >= 200 && (int)status < 500, "the seed is {0}", seed);
        statuses.Should().Contain(HttpStatusCode.Accepted).And.Contain(HttpStatusCode.BadRequest).And.Contain(HttpStatusCode.UnprocessableEntity);
        receiver.Log.Should().NotContain(line => line.StartsWith("Error", StringComparison.Ordinal) || line.StartsWith("Critical", StringComparison.Ordinal));

        // The store in memory holds at most some hundred bytes for each instance that the mutations made up.
        (GC.GetTotalMemory(forceFullCollection: true) - before).Should().BeLessThan(20_000_000 + (count * 500L));
    }

    private static async Task<List<HttpStatusCode>> SendAsync(TestReceiver receiver, Random random, int count)
    {
        var statuses = new List<HttpStatusCode>(count);
        for (var i = 0; i < count; i++)
        {
            using var request = Mutate(random);
            using var answer = await receiver.Client.SendAsync(request);
            statuses.Add(answer.StatusCode);
        }

        return statuses;
    }

    private static HttpRequestMessage Mutate(Random random)
    {
        var method = random.Next(20) switch { 0 => HttpMethod.Get, 1 => HttpMethod.Delete, 2 => HttpMethod.Put, 3 => new HttpMethod("BREW"), _ => HttpMethod.Post };
        var path = random.Next(15) switch { 0 => "/", 1 => $"{TestReceiver.Route}/{Text(random)}", 2 => $"/{Text(random)}", _ => TestReceiver.Route };
        var request = new HttpRequestMessage(method, path);
        if (method != HttpMethod.Get)
        {
            request.Content = new ByteArrayContent(Body(random));
            request.Content.Headers.ContentType = random.Next(20) == 0 ? new MediaTypeHeaderValue("text/plain") : new MediaTypeHeaderValue("application/json");
        }

        return request;
    }

    private static string Text(Random random) => Uri.EscapeDataString(new string([.. Enumerable.Range(0, random.Next(1, 40)).Select(_ => (char)random.Next(1, 0x300))]));

    private static byte[] Body(Random random)
    {
        var text = new StringBuilder(SampleReport.Json.Replace("550e8400", random.Next().ToString("x8", CultureInfo.InvariantCulture), StringComparison.Ordinal));
        for (var mutation = random.Next(4); mutation > 0; mutation--)
        {
            var place = random.Next(text.Length);
            switch (random.Next(4))
            {
                case 0:
                    text.Remove(place, Math.Min(random.Next(1, 30), text.Length - place));
                    break;
                case 1:
                    text.Insert(place, Pieces[random.Next(Pieces.Length)]);
                    break;
                case 2:
                    text.Insert(place, text.ToString(place, Math.Min(random.Next(1, 100), text.Length - place)));
                    break;
                default:
                    text[place] = (char)random.Next(1, 128);
                    break;
            }
        }

        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        if (bytes.Length > 0 && random.Next(10) == 0)
        {
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        }

        return bytes;
    }

    private static int Setting(string name, int otherwise)
        => Environment.GetEnvironmentVariable(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
