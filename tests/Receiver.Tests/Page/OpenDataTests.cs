using System.Net;
using System.Text.Json;
using TelemetryHex.Receiver.Page;
using TelemetryHex.Receiver.Page.Data;
using TelemetryHex.Statistics;

namespace TelemetryHex.Receiver.Tests.Page;

/// <summary>The statistics as JSON and CSV.</summary>
public sealed class OpenDataTests
{
    private const string Json = StatisticsQuery.JsonPath;
    private const string Csv = StatisticsQuery.CsvPath;

    [Fact]
    public async Task Without_parameters_it_is_the_last_90_days_with_today_k_ranges_and_notes()
    {
        using var document = await JsonOfAsync(States.Million, "");
        var root = document.RootElement;
        root.GetProperty("k").GetInt32().Should().Be(10);
        root.GetProperty("from").GetString().Should().Be("2026-08-26");
        root.GetProperty("to").GetString().Should().Be("2026-11-23");
        root.GetProperty("days").GetArrayLength().Should().Be(89);
        root.GetProperty("today").GetProperty("active").GetInt64().Should().Be(400_120);
        root.GetProperty("ranges").GetProperty("physical_cores")[0].GetString().Should().Be("1");
        root.GetProperty("notes").GetArrayLength().Should().BePositive();
        root.GetProperty("weeks")[0].GetProperty("versions")[0].GetProperty("label").GetString().Should().Be("1.10.0");
        root.GetProperty("days")[0].GetProperty("active_28_days").ValueKind.Should().Be(JsonValueKind.Number);
    }

    [Promise(Section.Receiving, "JSON and CSV are the page's numbers, for the days that are asked for")]
    [Fact]
    public async Task JSON_and_CSV_say_the_same()
    {
        await using var server = await PageServer.OfAsync(States.Million);
        using var document = JsonDocument.Parse(await server.Client.GetStringAsync(Json));
        var rows = (await server.Client.GetStringAsync(Csv)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        rows[0].Should().Be("period,first_day,last_day,measure,label,instances,k");
        foreach (var day in document.RootElement.GetProperty("days").EnumerateArray())
        {
            var date = day.GetProperty("day").GetString();
            rows.Should().Contain($"day,{date},{date},active,,{day.GetProperty("active")},10");
            foreach (var group in day.GetProperty("groups").EnumerateObject().SelectMany(table => table.Value.EnumerateArray().Select(group => $"{table.Name},{group.GetProperty("label").GetString()},{group.GetProperty("count")}")))
            {
                rows.Should().Contain($"day,{date},{date},{group},10");
            }
        }
    }

    [Fact]
    public async Task Where_k_was_changed_each_day_says_its_own_and_the_page_what_holds_for_all()
    {
        var statistics = UsageStatistics.Publish([States.RollUp(States.Today - 2, 40), States.RollUp(States.Today - 1, 40) with { K = 20 }], today: null, k: 30, leastK: 10);
        var state = States.One with { Statistics = statistics };
        using var document = await JsonOfAsync(state, "");
        await using var server = await PageServer.OfAsync(state);
        var (csv, page) = (await server.Client.GetStringAsync(Csv), await server.Client.GetStringAsync("/"));

        document.RootElement.GetProperty("k").GetInt32().Should().Be(30);
        document.RootElement.GetProperty("days").EnumerateArray().Select(day => day.GetProperty("k").GetInt32()).Should().Equal(10, 20);
        csv.Should().Contain("day,2026-11-21,2026-11-21,active,,40,10\r\n").And.Contain("day,2026-11-22,2026-11-22,active,,40,20\r\n");
        page.Should().Contain("No number here tells of fewer than 10 instances").And.Contain("would tell of fewer than 10 to 30 instances, as was set on its day");
    }

    [Fact]
    public async Task What_is_withheld_is_null_and_empty_never_zero()
    {
        using var document = await JsonOfAsync(States.One, "");
        var day = document.RootElement.GetProperty("days")[0];
        day.GetProperty("active").ValueKind.Should().Be(JsonValueKind.Null);
        day.GetProperty("groups").GetProperty("memory").ValueKind.Should().Be(JsonValueKind.Null);
        await using var server = await PageServer.OfAsync(States.One);
        (await server.Client.GetStringAsync(Csv)).Should().Contain("day,2026-11-22,2026-11-22,active,,,10\r\n").And.Contain("day,2026-11-22,2026-11-22,memory,,,10\r\n");
    }

    [Promise(Section.Receiving, "JSON and CSV are the page's numbers, for the days that are asked for")]
    [Fact]
    public async Task Only_the_days_that_are_asked_for_are_given()
    {
        using var document = await JsonOfAsync(States.Million, "?from=2026-11-02&to=2026-11-15");
        document.RootElement.GetProperty("days").GetArrayLength().Should().Be(14);
        document.RootElement.GetProperty("weeks").EnumerateArray().Select(week => week.GetProperty("week").GetString()).Should().Equal("2026-W45", "2026-W46");
        document.RootElement.GetProperty("today").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Fact]
    public void What_is_given_without_parameters_is_written_once_and_other_days_for_each_who_asks()
    {
        var page = new RenderedPage(States.Million);
        var (usual, other) = (StatisticsQuery.DefaultOf(States.Today), new StatisticsQuery(States.Today - 7, States.Today));

        page.Json(usual).Should().BeSameAs(page.Json(usual with { }));
        page.Csv(usual).Should().BeSameAs(page.Csv(usual with { }));
        page.Json(other).Should().NotBeSameAs(page.Json(other), "who asks for ever other days must not fill the memory");
        page.Json(other).Tag.Should().NotBe(page.Json(usual).Tag);
    }

    [Promise(Section.Receiving, "JSON and CSV are the page's numbers, for the days that are asked for")]
    [Theory]
    [InlineData("?from=yesterday", "from")]
    [InlineData("?to=2026-02-30", "to")]
    [InlineData("?to=", "to")]
    [InlineData("?from=2026-11-01&from=2026-11-02", "from")]
    [InlineData("?from=2026-11-02&to=2026-11-01", "from")]
    [InlineData("?from=2016-01-01&to=2026-11-01", "from")]
    [InlineData("?from=0001-01-01&to=9999-12-31", "from")]
    [InlineData("?to=%00%3Cscript%3E", "to")]
    public async Task What_cannot_be_obeyed_is_400_and_names_the_parameter_not_the_value(string query, string parameter)
    {
        await using var server = await PageServer.OfAsync(States.Million);
        foreach (var path in new[] { Json, Csv })
        {
            using var answer = await server.Client.GetAsync(path + query);
            answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
            answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json"); // A 400 of ours has a body.
            var text = await answer.Content.ReadAsStringAsync();
            using var problem = JsonDocument.Parse(text);
            problem.RootElement.GetProperty("path").GetString().Should().Be(parameter);
            (problem.RootElement.GetProperty("status").GetInt32(), problem.RootElement.GetProperty("type").GetString(), problem.RootElement.GetProperty("title").GetString()).Should().Be((400, "about:blank", "Bad Request"), "it is written as every other problem is");
            text.Should().NotContain("2026").And.NotContain("script").And.NotContain("yesterday");
        }
    }

    [Theory]
    [InlineData("?to=0001-01-01")]
    [InlineData("?from=9999-12-31&to=9999-12-31")]
    [InlineData("?from=2016-11-23")]
    public async Task The_ends_of_the_calendar_and_ten_years_are_answered(string query)
    {
        await using var server = await PageServer.OfAsync(States.Million);
        (await server.Client.GetAsync(Json + query)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@x", "'@x")]
    [InlineData("-1,2", "\"'-1,2\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("5–6", "5–6")]
    public void A_field_is_quoted_and_no_formula(string value, string field) => StatisticsCsv.Field(value).Should().Be(field);

    private static async Task<JsonDocument> JsonOfAsync(TelemetryHex.Receiver.Page.PageState state, string query)
    {
        await using var server = await PageServer.OfAsync(state);
        return JsonDocument.Parse(await server.Client.GetStringAsync(Json + query));
    }
}
