using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using TelemetryHex.Receiver.Tests.Page;

namespace TelemetryHex.SystemTests.Browser;

/// <summary>The page in a real browser.</summary>
[Collection(ChromiumTests.Name)]
public sealed class BrowserTests(ChromiumFixture chromium)
{
    private static readonly int[] Widths = [360, 1280];

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    // To describe each element that passes takes axe most of its time, and nobody reads it; that something passed shows that it looked.
    private const string RunAxe = """
        axe.run(document, { resultTypes: ['violations'] }).then(found => found.passes.length === 0
            ? ['axe found nothing to look at']
            : found.violations.map(violation => `${violation.id}: ${violation.nodes.slice(0, 3).map(node => node.html).join(' | ')}`))
        """;

    [Promise(Section.Receiving, "Keyboard, screen reader, phone and both schemes are served")]
    [Fact]
    [Needs("chromium")]
    public async Task Axe_finds_nothing_in_any_state_scheme_or_width()
    {
        foreach (var (name, state) in States.All)
        {
            await using var server = await PageServer.OfAsync(state);
            foreach (var width in Widths)
            {
                foreach (var isDark in new[] { false, true })
                {
                    await using var open = await chromium.OpenAsync(server, isDark, width);
                    await open.Page.EvaluateAsync("document.querySelectorAll('details').forEach(details => details.open = true)");
                    await open.Page.EvaluateAsync(Axe);
                    (await open.Page.EvaluateAsync<string[]>(RunAxe)).Should().BeEmpty($"{name}, {width} px, dark: {isDark}");
                }
            }
        }
    }

    [Promise(Section.Receiving, "The page is whole without JavaScript, asks nobody else, sets no cookie and fits in 100 KB")]
    [Fact]
    [Needs("chromium")]
    public async Task The_browser_asks_nobody_else_complains_of_nothing_and_keeps_no_cookie()
    {
        foreach (var (name, state) in States.All)
        {
            await using var server = await PageServer.OfAsync(state);
            await using var open = await chromium.OpenAsync(server, isDark: true);
            open.Complaints.Should().BeEmpty(name);
            open.Requests.Should().NotBeEmpty().And.OnlyContain(url => url.StartsWith(server.Address, StringComparison.Ordinal));
            open.Responses.Should().OnlyContain(response => response.Status == 200);
            (await open.Page.Context.CookiesAsync()).Should().BeEmpty();
        }
    }

    [Promise(Section.Receiving, "The page is whole without JavaScript, asks nobody else, sets no cookie and fits in 100 KB")]
    [Fact]
    [Needs("chromium")]
    public async Task All_that_a_visit_transfers_is_at_most_100_KB()
    {
        await using var server = await PageServer.OfAsync(States.Million);
        foreach (var width in Widths)
        {
            await using var open = await chromium.OpenAsync(server, width: width);
            var sizes = await Task.WhenAll(open.Responses.Select(async response => (response.Url, (await response.BodyAsync()).Length)));
            sizes.Count(size => size.Url.Contains("/charts/", StringComparison.Ordinal)).Should().Be(9);
            sizes.Sum(size => size.Length).Should().BeLessThanOrEqualTo(100_000, string.Join(", ", sizes.Select(size => $"{size.Url}: {size.Length}")));
        }
    }

    [Promise(Section.Receiving, "Keyboard, screen reader, phone and both schemes are served")]
    [Fact]
    [Needs("chromium")]
    public async Task No_window_of_a_phone_scrolls_sideways_and_every_chart_is_drawn()
    {
        foreach (var (name, state) in States.All)
        {
            await using var server = await PageServer.OfAsync(state);
            await using var open = await chromium.OpenAsync(server, width: 360);
            (await open.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(360, name);
            (await open.Page.EvaluateAsync<bool>("[...document.images].every(image => image.complete && image.naturalWidth > 0)")).Should().BeTrue(name);
        }
    }

    [Promise(Section.Receiving, "The page is whole without JavaScript, asks nobody else, sets no cookie and fits in 100 KB")]
    [Fact]
    [Needs("chromium")]
    public async Task Without_JavaScript_the_page_is_the_same()
    {
        await using var server = await PageServer.OfAsync(States.Million);
        await using var without = await chromium.OpenAsync(server, hasJavaScript: false);
        await using var with = await chromium.OpenAsync(server);
        (await without.Page.InnerTextAsync("body")).Should().Be(await with.Page.InnerTextAsync("body"));
        (await without.Page.Locator("script").CountAsync()).Should().Be(0);
    }

    [Promise(Section.Receiving, "Keyboard, screen reader, phone and both schemes are served")]
    [Fact]
    [Needs("chromium")]
    public async Task The_keyboard_skips_to_the_content_follows_links_opens_tables_and_shows_where_it_is()
    {
        await using var server = await PageServer.OfAsync(States.Million);
        await using var open = await chromium.OpenAsync(server, width: 360);
        var keyboard = open.Page.Keyboard;
        await keyboard.PressAsync("Tab");
        (await open.Page.EvaluateAsync<string>("document.activeElement.className")).Should().Be("skip");
        (await open.Page.Locator(".skip").BoundingBoxAsync())!.Y.Should().BeGreaterThanOrEqualTo(0, "the link is seen while it has the focus"); // Found, hence it has a box.
        await keyboard.PressAsync("Enter");
        (await open.Page.EvaluateAsync<string>("document.activeElement.id")).Should().Be("main");
        await keyboard.PressAsync("Tab");
        (await open.Page.EvaluateAsync<string>("document.activeElement.tagName")).Should().Be("SUMMARY");
        (await open.Page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle")).Should().Be("solid");
        await keyboard.PressAsync("Enter");
        (await open.Page.Locator("details").First.GetAttributeAsync("open")).Should().NotBeNull();
        await keyboard.PressAsync("Tab");
        (await open.Page.EvaluateAsync<string>("document.activeElement.className")).Should().Be("scroll", "a table that scrolls can be reached");
        await open.Page.Locator("nav a[href='#promises']").PressAsync("Enter");
        open.Page.Url.Should().EndWith("#promises");
        foreach (var link in await open.Page.Locator("a[href^='#']").AllAsync())
        {
            (await open.Page.Locator(await link.GetAttributeAsync("href") ?? "").CountAsync()).Should().Be(1);
        }
    }

    [Fact]
    [Needs("chromium")]
    public async Task Landmarks_and_headings_make_an_outline()
    {
        await using var server = await PageServer.OfAsync(States.Million);
        await using var open = await chromium.OpenAsync(server);
        var levels = await open.Page.EvaluateAsync<int[]>("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(heading => +heading.tagName[1])");
        levels[0].Should().Be(1);
        levels.Count(level => level == 1).Should().Be(1);
        levels.Zip(levels.Skip(1)).Should().OnlyContain(pair => pair.Second <= pair.First + 1);
        foreach (var landmark in new[] { AriaRole.Banner, AriaRole.Navigation, AriaRole.Main, AriaRole.Contentinfo })
        {
            (await open.Page.GetByRole(landmark).CountAsync()).Should().Be(1);
        }
    }

    [Fact]
    [Needs("chromium")]
    public async Task Screenshots_are_kept_to_be_looked_at()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "screenshots"));
        foreach (var (name, state) in States.All)
        {
            await using var server = await PageServer.OfAsync(state);
            foreach (var width in Widths)
            {
                foreach (var isDark in new[] { false, true })
                {
                    await using var open = await chromium.OpenAsync(server, isDark, width);
                    var file = Path.Combine(folder.FullName, $"{name}-{(isDark ? "dark" : "light")}-{(width < 600 ? "phone" : "desktop")}.png");
                    await open.Page.ScreenshotAsync(new PageScreenshotOptions { Path = file, FullPage = true });
                    new FileInfo(file).Length.Should().BePositive();
                }
            }
        }
    }
}
