using System.Collections.Concurrent;
using TelemetryHex.Receiver.Page.Charts;
using TelemetryHex.Receiver.Page.Html;

namespace TelemetryHex.Receiver.Page;

/// <summary>What was rendered of one state, each part on its first use.</summary>
internal sealed class RenderedPage
{
    private readonly ConcurrentDictionary<string, Content> _charts = new();
    private readonly Lazy<Content> _page;
    private readonly Lazy<PageCharts> _pageCharts;

    /// <summary>Renders nothing yet.</summary>
    public RenderedPage(PageState state)
    {
        State = state;
        _pageCharts = new(() => PageCharts.Of(state));
        _page = new(() => new Content("text/html; charset=utf-8", PageDocument.Of(state, _pageCharts.Value)));
    }

    /// <summary>Of what it is.</summary>
    public PageState State { get; }

    /// <summary>The page itself.</summary>
    public Content Page => _page.Value;

    /// <summary>A chart by the name of its file, without the extension; null where the page has none of that name.</summary>
    public Content? Chart(string file)
    {
        if (_charts.TryGetValue(file, out var known))
        {
            return known;
        }

        if (ChartVariant.Find(_pageCharts.Value.All, file) is not var (chart, variant))
        {
            return null;
        }

        return _charts.GetOrAdd(file, new Content("image/svg+xml; charset=utf-8", ChartSvg.Of(chart, variant)));
    }
}
