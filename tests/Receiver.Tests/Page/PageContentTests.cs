using System.Net;
using TelemetryHex.Ports;
using TelemetryHex.Receiver.Page;
using TelemetryHex.Statistics;

namespace TelemetryHex.Receiver.Tests.Page;

/// <summary>What the page says, and with which headers.</summary>
public sealed class PageContentTests
{
    [Fact]
    public async Task The_empty_page_says_that_no_report_has_arrived()
    {
        var page = await PageOfAsync(States.Empty);
        page.Should().Contain("No report has arrived yet").And.Contain("Nothing is old enough").And.NotContain("<img").And.NotContain("Development instance");
    }

    [Fact]
    public async Task With_one_instance_nothing_is_shown_and_the_page_says_why()
    {
        var page = await PageOfAsync(States.One);
        page.Should().Contain("fewer than 10").And.Contain(">withheld<").And.Contain("Every day of the last three months is withheld").And.NotContain("<img").And.NotContain("<span class=\"number\">");
    }

    [Promise(Section.Receiving, "k is 10, only upwards, and 1 in the Development environment, where the page says so")]
    [Fact]
    public async Task In_development_one_instance_is_shown_in_full_beneath_a_banner()
    {
        var page = await PageOfAsync(States.Development);
        page.Should().Contain("Development instance.").And.Contain("<span class=\"number\">1</span>").And.Contain("/charts/operating-system.svg").And.Contain("/charts/version.svg").And.NotContain("Withheld");
    }

    [Fact]
    public async Task A_million_instances_are_shown_in_grouped_numbers_with_a_table_beside_each_chart()
    {
        var page = await PageOfAsync(States.Million);
        page.Should().Contain("<span class=\"number\">1,190,953</span>").And.Contain("<span class=\"number\">400,120+</span>").And.Contain("<time datetime=\"2026-11-22\">22 November 2026</time>");
        Count(page, "<figure>").Should().Be(9);
        Count(page, "<caption>").Should().Be(9);
        Count(page, " alt=\"").Should().Be(9);
    }

    [Promise(
        Section.Receiving,
        "Once a day is closed nobody waits for a count: until it is done the closed days are shown, and the page says so; where it "
        + "fails that is said")]
    [Fact]
    public async Task While_today_is_counted_the_page_says_so_and_shows_the_closed_days()
    {
        var page = await PageOfAsync(States.Counting);
        page.Should().Contain("<dt>Today so far</dt><dd><span class=\"word\">not counted yet</span>").And.Contain("<dt>Last report</dt><dd>today is being counted</dd>").And.Contain("<span class=\"number\">1,190,953</span>");
    }

    [Promise(Section.Receiving, "The page has the allowlist itself, every promise, and how old its numbers are")]
    [Fact]
    public async Task The_allowlist_itself_and_every_promise_are_on_the_page()
    {
        var page = await PageOfAsync(States.One);
        page.Should().Contain("<code>cpu.frequency_mhz</code>").And.Contain("<h2 id=\"allowlist-h\">What is sent</h2>").And.Contain("telemetryhex forget").And.Contain("DO_NOT_TRACK=1").And.Contain("kept 90 days")
            .And.Contain("not shared").And.Contain("stored securely").And.Contain("No address is stored").And.Contain("href=\"/api/v1/liftbridge/statistics.csv\"").And.Contain("Last report").And.Contain("today, <time");
    }

    [Promise(Section.Receiving, "The page has the allowlist itself, every promise, and how old its numbers are")]
    [Fact]
    public async Task Old_numbers_are_called_old_from_the_third_day()
    {
        (await PageOfAsync(States.Million with { LastRollUp = States.Today - 2 })).Should().NotContain("These numbers are old");
        (await PageOfAsync(States.Million with { LastRollUp = States.Today - 3 })).Should().Contain("These numbers are old").And.Contain("3 days ago");
    }

    [Fact]
    public async Task While_reports_wait_to_be_counted_the_page_says_so_and_not_that_none_arrived()
    {
        var page = await PageOfAsync(States.Waiting);
        page.Should().Contain("Reports are stored, but no day is counted yet").And.Contain("<dt>Last full day</dt><dd><span class=\"word\">not counted yet</span></dd>").And.Contain("fewer than 10")
            .And.NotContain("No report has arrived").And.NotContain("No day has ended yet").And.NotContain("ends at midnight UTC").And.NotContain("the first is counted after midnight UTC");
    }

    [Fact]
    public async Task Reports_that_wait_to_be_counted_are_called_missing_from_the_third_day_though_others_arrive()
    {
        (await PageOfAsync(States.Development with { WaitingSince = States.Today - 2 })).Should().NotContain("Numbers are missing");
        (await PageOfAsync(States.Development with { WaitingSince = States.Today - 3 })).Should().Contain("Numbers are missing").And.Contain("3 days ago");
    }

    [Fact]
    public async Task Labels_are_escaped_in_the_page_and_in_charts()
    {
        const string evil = "<script>alert(1)</script>&\"";
        var day = States.Million.Statistics.Days[^1];
        var state = States.Million with { Statistics = States.Million.Statistics with { Days = [day with { Groups = new Dictionary<Dimension, IReadOnlyList<Group>> { [Dimension.OperatingSystem] = [new(evil, 50)] } }] } };
        await using var server = await PageServer.OfAsync(state);
        (await server.Client.GetStringAsync("/")).Should().NotContain("<script").And.Contain("&lt;script&gt;");
        System.Xml.Linq.XDocument.Parse(await server.Client.GetStringAsync("/charts/operating-system.svg")).Descendants().Should().NotContain(element => element.Name.LocalName == "script");
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/page.css")]
    [InlineData("/charts/active.svg")]
    [InlineData("/api/v1/liftbridge/statistics")]
    [InlineData("/api/v1/liftbridge/statistics.csv")]
    public async Task Every_answer_is_guarded_sets_no_cookie_and_is_not_sent_twice(string path)
    {
        await using var server = await PageServer.OfAsync(States.Million);
        using var full = await server.Client.GetAsync(path);
        full.StatusCode.Should().Be(HttpStatusCode.OK);
        Header(full, "Content-Security-Policy").Should().StartWith("default-src 'none'").And.Contain("frame-ancestors 'none'").And.Contain("base-uri 'none'").And.Contain("form-action 'none'").And.NotContain("script");
        Header(full, "X-Content-Type-Options").Should().Be("nosniff");
        Header(full, "Referrer-Policy").Should().Be("no-referrer");
        full.Headers.Contains("Set-Cookie").Should().BeFalse();

        using var head = await server.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
        head.Content.Headers.ContentLength.Should().Be((await full.Content.ReadAsByteArrayAsync()).Length);
        using var again = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { IfNoneMatch = { full.Headers.ETag! } } }; // Asserted by the answer beneath.
        (await server.Client.SendAsync(again)).StatusCode.Should().Be(HttpStatusCode.NotModified);
    }

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/charts/active.svg", "application/problem+json")]
    [InlineData("/api/v1/liftbridge/statistics", "application/problem+json")]
    public async Task Where_the_store_cannot_be_read_the_answer_is_503_and_says_nothing_of_it(string path, string type)
    {
        await using var server = await PageServer.OfAsync(_ => throw new ReportStoreException(ReportStoreFault.Unavailable, "secret/place.db"));
        using var answer = await server.Client.GetAsync(path);
        answer.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        answer.Content.Headers.ContentType!.MediaType.Should().Be(type); // A 503 of ours has a body.
        Header(answer, "Retry-After").Should().Be("60");
        (await answer.Content.ReadAsStringAsync()).Should().NotContain("secret");
    }

    [Fact]
    public async Task A_chart_that_the_page_has_not_is_404()
    {
        await using var server = await PageServer.OfAsync(States.Empty);
        (await server.Client.GetAsync("/charts/active.svg")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Another_state_is_another_page()
    {
        var state = States.Empty;
        await using var server = await PageServer.OfAsync(_ => Task.FromResult(state));
        var before = await server.Client.GetStringAsync("/");
        state = States.Million;
        (await server.Client.GetStringAsync("/")).Should().NotBe(before);
    }

    private static string Header(HttpResponseMessage answer, string name) => string.Join(",", answer.Headers.GetValues(name));

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static async Task<string> PageOfAsync(PageState state)
    {
        await using var server = await PageServer.OfAsync(state);
        return await server.Client.GetStringAsync("/");
    }
}
