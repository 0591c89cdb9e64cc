using System.Net;
using System.Text;
using System.Text.Json;
using TelemetryHex.Contracts;
using TelemetryHex.Ports;
using TelemetryHex.Receiver.Operations;
using TelemetryHex.Receiver.Tests.Operations;

namespace TelemetryHex.Receiver.Tests.Intake;

public sealed class AnswerTests
{
    [Fact]
    public async Task A_report_is_202_without_a_body_and_is_counted()
    {
        await using var receiver = await TestReceiver.StartAsync();

        using var answer = await receiver.PostAsync(SampleReport.Json);

        answer.StatusCode.Should().Be(HttpStatusCode.Accepted);
        (await answer.Content.ReadAsStringAsync()).Should().BeEmpty();
        (await receiver.CountAsync()).Should().Be(1);
    }

    [Promise(Section.Receiving, "Every refusal has its status, names the path and echoes no value")]
    [Theory]
    [InlineData("", 400, "$")]
    [InlineData("{", 400, "$")]
    [InlineData("no json", 400, "$")]
    [InlineData("{} {}", 422, "instance_id")]
    [InlineData("[]", 422, "$")]
    [InlineData("{}", 422, "instance_id")]
    public async Task What_is_no_report_is_400_or_422_and_names_the_path(string body, int status, string path)
        => await ShouldBeRefusedAsync(body, status, path);

    [Promise(Section.Receiving, "Every refusal has its status, names the path and echoes no value")]
    [Fact]
    public Task Bytes_behind_the_report_are_400() => ShouldBeRefusedAsync(SampleReport.Json + "x", 400, "$");

    [Promise(Section.Receiving, "Every refusal has its status, names the path and echoes no value")]
    [Fact]
    public Task A_member_that_stands_twice_is_400() => ShouldBeRefusedAsync(SampleReport.Json.Replace("\"os\":{", "\"os\":{\"name\":\"linux\",", StringComparison.Ordinal), 400, "os.name");

    [Promise(Section.Receiving, "Every refusal has its status, names the path and echoes no value")]
    [Theory]
    [InlineData("\"physical_cores\":8", "\"physical_cores\":\"secret-8\"", "cpu.physical_cores")]
    [InlineData("\"physical_cores\":8", "\"physical_cores\":0", "cpu.physical_cores")]
    [InlineData("\"liftbridge_version\":\"1.10.0\"", "\"liftbridge_version\":\"secret-host\"", "liftbridge_version")]
    [InlineData("\"total_gb\":32.0", "\"total_mb\":32.0", "memory.total_gb")]
    public Task A_value_that_no_report_can_hold_is_422(string valid, string invalid, string path)
        => ShouldBeRefusedAsync(SampleReport.Json.Replace(valid, invalid, StringComparison.Ordinal), 422, path);

    [Promise(Section.Receiving, "Every refusal has its status, names the path and echoes no value")]
    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/x-www-form-urlencoded")]
    public async Task What_does_not_say_that_it_is_JSON_in_UTF_8_is_415(string? contentType)
    {
        await using var receiver = await TestReceiver.StartAsync();

        using var answer = await receiver.PostAsync(Encoding.UTF8.GetBytes(SampleReport.Json), contentType);

        ((int)answer.StatusCode).Should().Be(415);
        (await receiver.CountAsync()).Should().Be(0);
    }

    [Theory]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("Application/JSON; charset=\"UTF-8\"")]
    public async Task JSON_in_UTF_8_may_say_so_in_any_spelling(string contentType)
    {
        await using var receiver = await TestReceiver.StartAsync();

        using var answer = await receiver.PostAsync(SampleReport.Json, contentType);

        answer.StatusCode.Should().Be(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task A_compressed_body_is_415()
    {
        await using var receiver = await TestReceiver.StartAsync();

        var answer = await receiver.SendRawAsync($"POST {TestReceiver.Route} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

        answer.Should().StartWith("HTTP/1.1 415 ");
    }

    [Promise(Section.Receiving, "Every refusal has its status, names the path and echoes no value")]
    [Fact]
    public async Task A_body_of_4_KiB_is_read_and_a_longer_one_is_413()
    {
        await using var receiver = await TestReceiver.StartAsync();

        using var longest = await receiver.PostAsync(SampleReport.Json.PadRight(4096));
        using var longer = await receiver.PostAsync(SampleReport.Json.PadRight(4097));
        using var farLonger = await receiver.PostAsync(SampleReport.Json.PadRight(7000));

        longest.StatusCode.Should().Be(HttpStatusCode.Accepted);
        ((int)longer.StatusCode, (int)farLonger.StatusCode).Should().Be((413, 413));
        (await receiver.CountAsync()).Should().Be(1);
    }

    [Fact]
    public async Task An_announced_length_beyond_4_KiB_is_413_before_it_is_sent()
    {
        await using var receiver = await TestReceiver.StartAsync();

        var answer = await receiver.SendRawAsync($"POST {TestReceiver.Route} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000000000\r\nConnection: close\r\n\r\n");

        answer.Should().StartWith("HTTP/1.1 413 ");
    }

    [Promise(Section.Receiving, "Nothing outside the allowlist is stored")]
    [Fact]
    public async Task Unknown_members_are_dropped_and_the_report_is_taken()
    {
        await using var receiver = await TestReceiver.StartAsync();

        using var answer = await receiver.PostAsync(SampleReport.Json.Replace("{\"instance_id\"", "{\"hostname\":{\"secret\":[1,2]},\"instance_id\"", StringComparison.Ordinal));

        answer.StatusCode.Should().Be(HttpStatusCode.Accepted);
    }

    [Promise(Section.Receiving, "Every refusal has its status, names the path and echoes no value")]
    [Theory]
    [InlineData(ReportStoreFault.Full, 507)]
    [InlineData(ReportStoreFault.Unavailable, 503)]
    [InlineData(ReportStoreFault.Damaged, 503)]
    public async Task A_store_that_fails_is_507_or_503_with_a_time_to_come_back_and_is_told_once(ReportStoreFault fault, int status)
    {
        await using var receiver = await TestReceiver.StartAsync();
        receiver.Store.Fault = new ReportStoreException(fault, "The store is away.");

        for (var i = 0; i < 3; i++)
        {
            using var answer = await receiver.SendAsync(i);
            ((int)answer.StatusCode).Should().Be(status);
            answer.Headers.RetryAfter.Should().NotBeNull();
        }

        receiver.Readiness.Should().Be(Readiness.StoreDown);
        receiver.Log.Where(line => line.Contains("The store is away", StringComparison.Ordinal)).Should().ContainSingle();
        receiver.Store.Fault = null;
        using var recovered = await receiver.SendAsync(9);
        recovered.StatusCode.Should().Be(HttpStatusCode.Accepted);
        receiver.Readiness.Should().Be(Readiness.Ready);
    }

    [Fact]
    public async Task Whatever_else_a_store_throws_is_503_and_its_words_are_told_nobody()
    {
        await using var receiver = await TestReceiver.StartAsync();
        receiver.Store.Fault = new InvalidOperationException("a secret of the store");

        using var answer = await receiver.SendAsync(1);

        answer.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await answer.Content.ReadAsStringAsync()).Should().NotContain("secret");
        receiver.Log.Should().NotContain(line => line.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_erasure_during_which_a_backup_took_the_store_s_place_erases_from_that_too()
    {
        var (restores, passes) = (0L, 0);
        TestReceiver? receiver = null;
        await using var _ = receiver = await TestReceiver.StartAsync(with: parts => parts with
        {
            Restores = () => restores,
            EraseBackups = async pseudonyms =>
            {
                if (passes++ == 0 && receiver is not null)
                {
                    restores++;
                    await receiver.Store.AppendAsync(TestReceiver.Today, [StoredReports.Of(1) with { Pseudonyms = pseudonyms }], CancellationToken.None);
                }
            },
        });

        using var answer = await receiver.Client.DeleteAsync(new Uri($"{TestReceiver.Route}/{ReportClient.IdOf(1)}", UriKind.Relative));

        answer.StatusCode.Should().Be(HttpStatusCode.NoContent);
        passes.Should().Be(2);
        (await receiver.CountAsync()).Should().Be(0);
    }

    [Promise(Section.Receiving, "Every refusal has its status, names the path and echoes no value")]
    [Fact]
    public async Task Below_the_low_mark_of_the_disk_a_report_is_507()
    {
        var free = 0L;
        await using var receiver = await TestReceiver.StartAsync(settings => settings with { LowDiskBytes = 1000 }, () => free);

        using var answer = await receiver.SendAsync(1);

        ((int)answer.StatusCode).Should().Be(507);
        receiver.Readiness.Should().Be(Readiness.LowDisk);
        (await receiver.CountAsync()).Should().Be(0);
    }

    [Fact]
    public async Task A_disk_that_fills_and_one_that_has_room_again_change_readiness_without_a_report()
    {
        var free = 0L;
        var time = new TwoClocks(TwoClocks.Noon);
        await using var receiver = await TestReceiver.StartAsync(settings => settings with { LowDiskBytes = 1000 }, () => free, with: parts => parts with { Time = time });
        (await ReadyAsync(receiver)).Should().Be("disk\n");

        free = 2000;
        time.Pass(TimeSpan.FromSeconds(1));

        (await ReadyAsync(receiver)).Should().Be("ready\n");
    }

    [Theory]
    [InlineData(ReportStoreFault.Full, 507)]
    [InlineData(ReportStoreFault.Unavailable, 503)]
    public async Task Keys_that_the_disk_does_not_take_are_507_or_503_told_once_and_seen_in_readiness(ReportStoreFault fault, int status)
    {
        var failing = true;
        await using var receiver = await TestReceiver.StartAsync(with: parts => parts with
        {
            Keys = () => failing ? throw new ReportStoreException(fault, "The keys cannot be kept.") : parts.Keys(),
        });
        (await ReadyAsync(receiver)).Should().Be("store\n");
        for (var i = 0; i < 3; i++)
        {
            using var answer = await receiver.SendAsync(i);
            ((int)answer.StatusCode).Should().Be(status);
            answer.Headers.RetryAfter.Should().NotBeNull();
        }

        using (var erasure = await receiver.Client.DeleteAsync(new Uri($"{TestReceiver.Route}/{ReportClient.IdOf(1)}", UriKind.Relative)))
        {
            ((int)erasure.StatusCode).Should().Be(status);
        }

        receiver.Log.Where(line => line.Contains("The keys cannot be kept", StringComparison.Ordinal)).Should().ContainSingle();
        failing = false;
        (await ReadyAsync(receiver)).Should().Be("ready\n", "nobody sends a report to what is not ready");
    }

    [Promise(Section.Receiving, "Every refusal has its status, names the path and echoes no value")]
    [Fact]
    public async Task More_than_its_share_from_one_address_is_429_with_a_time_to_come_back()
    {
        await using var receiver = await TestReceiver.StartAsync(settings => settings with { RateBurst = 5, RatePerMinute = 1 });

        var statuses = new List<int>();
        for (var i = 0; i < 7; i++)
        {
            using var answer = await receiver.SendAsync(i);
            statuses.Add((int)answer.StatusCode);
            (answer.Headers.RetryAfter is not null).Should().Be(answer.StatusCode == HttpStatusCode.TooManyRequests);
        }

        statuses.Should().Equal(202, 202, 202, 202, 202, 429, 429);
    }

    [Theory]
    [InlineData("/api/v1/liftbridge/statistics", 429)]
    [InlineData("/api/v1/liftbridge/statistics.csv", 429)]
    [InlineData("/API/v1/Liftbridge/STATISTICS", 429)]
    [InlineData("/healthz", 200)]
    public async Task Statistics_too_are_given_to_one_address_within_its_share(string path, int status)
    {
        await using var receiver = await TestReceiver.StartAsync(settings => settings with { RateBurst = 1, RatePerMinute = 1 });
        using var first = await receiver.Client.GetAsync(new Uri(path, UriKind.Relative));

        using var second = await receiver.Client.GetAsync(new Uri(path, UriKind.Relative));

        ((int)second.StatusCode).Should().Be(status);
    }

    [Promise(Section.Receiving, "DELETE answers 204 whether the instance was there or not")]
    [Fact]
    public async Task An_erasure_is_204_whether_the_instance_was_there_or_not()
    {
        await using var receiver = await TestReceiver.StartAsync();
        using var stored = await receiver.SendAsync(1);

        foreach (var instance in new[] { 1, 1, 2 })
        {
            using var answer = await receiver.Client.DeleteAsync(new Uri($"{TestReceiver.Route}/{ReportClient.IdOf(instance)}", UriKind.Relative));
            answer.StatusCode.Should().Be(HttpStatusCode.NoContent);
        }

        (await receiver.CountAsync()).Should().Be(0);
    }

    [Promise(Section.Receiving, "DELETE answers 204 whether the instance was there or not")]
    [Theory]
    [InlineData("550E8400-E29B-41D4-A716-446655440000")]
    [InlineData("550e8400-e29b-11d4-a716-446655440000")]
    [InlineData("secret")]
    public async Task An_erasure_of_what_is_no_id_is_400_and_echoes_nothing(string id)
    {
        await using var receiver = await TestReceiver.StartAsync();

        using var answer = await receiver.Client.DeleteAsync(new Uri($"{TestReceiver.Route}/{id}", UriKind.Relative));

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).Should().NotContain(id);
    }

    [Theory]
    [InlineData("GET", TestReceiver.Route, 405)]
    [InlineData("PUT", TestReceiver.Route, 405)]
    [InlineData("POST", "/nothing/here", 404)]
    public async Task Another_method_is_405_and_another_path_404(string method, string path, int status)
    {
        await using var receiver = await TestReceiver.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        using var answer = await receiver.Client.SendAsync(request);

        ((int)answer.StatusCode).Should().Be(status);
        answer.Content.Headers.ContentType?.MediaType.Should().Be("application/problem+json");
        (answer.Content.Headers.Allow.Count > 0).Should().Be(status == 405);
    }

    [Theory]
    [InlineData("GET", "/healthz", 200)]
    [InlineData("HEAD", "/readyz", 200)]
    [InlineData("POST", TestReceiver.Route, 415)]
    [InlineData("DELETE", TestReceiver.Route + "/secret", 400)]
    [InlineData("GET", TestReceiver.Route, 405)]
    [InlineData("GET", "/nothing/here", 404)]
    [InlineData("HEAD", "/nothing/here", 404)]
    public async Task Whatever_it_answers_a_browser_may_only_show_it(string method, string path, int status)
    {
        await using var receiver = await TestReceiver.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        using var answer = await receiver.Client.SendAsync(request);

        ((int)answer.StatusCode).Should().Be(status);
        var headers = answer.Headers.ToDictionary(header => header.Key, header => string.Join(',', header.Value));
        headers.Should().Contain("X-Content-Type-Options", "nosniff").And.Contain("Referrer-Policy", "no-referrer").And.ContainKey("Content-Security-Policy")
            .WhoseValue.Should().StartWith("default-src 'none';").And.Contain("frame-ancestors 'none'");
    }

    private static async Task ShouldBeRefusedAsync(string body, int status, string path)
    {
        await using var receiver = await TestReceiver.StartAsync();

        using var answer = await receiver.PostAsync(body);

        ((int)answer.StatusCode).Should().Be(status);
        answer.Content.Headers.ContentType?.MediaType.Should().Be("application/problem+json");
        var text = await answer.Content.ReadAsStringAsync();
        using var problem = JsonDocument.Parse(text);
        problem.RootElement.GetProperty("status").GetInt32().Should().Be(status);
        problem.RootElement.GetProperty("path").GetString().Should().Be(path);
        problem.RootElement.GetProperty("type").GetString().Should().Be("about:blank");
        problem.RootElement.GetProperty("title").GetString().Should().NotBeNullOrEmpty();
        text.Should().NotContain("secret");
        (await receiver.CountAsync()).Should().Be(0);
    }

    private static async Task<string> ReadyAsync(TestReceiver receiver)
    {
        using var answer = await receiver.Client.GetAsync(new Uri("/readyz", UriKind.Relative));
        return await answer.Content.ReadAsStringAsync();
    }
}
