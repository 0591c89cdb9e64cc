using System.Collections.Concurrent;
using TelemetryHex.Receiver.Page.Charts;
using TelemetryHex.Receiver.Page.Data;
using TelemetryHex.Receiver.Page.Html;

namespace TelemetryHex.Receiver.Page;

/// <summary>What was rendered of one state, each part on its first use.</summary>
internal sealed class RenderedPage
{
    private readonly ConcurrentDictionary<string, Content> _charts = new();
    private readonly Lazy<Content> _page;
    private readonly Lazy<PageCharts> _pageCharts;
    private readonly StatisticsQuery _default;
    private readonly Lazy<Content> _json;
    private readonly Lazy<Content> _csv;

    /// <summary>Renders nothing yet.</summary>
    public RenderedPage(PageState state)
    {
        State = state;
        _pageCharts = new(() => PageCharts.Of(state));
        _page = new(() => new Content("text/html; charset=utf-8", PageDocument.Of(state, _pageCharts.Value)));
        _default = StatisticsQuery.DefaultOf(state.Today);
        _json = new(() => StatisticsJson.Of(state, _default));
        _csv = new(() => StatisticsCsv.Of(state, _default));
    }

    /// <summary>Of what it is.</summary>
    public PageState State { get; }

    /// <summary>The page itself.</summary>
    public Content Page => _page.Value;

    /// <summary>Renders the page, all its charts and the statistics of the default days.</summary>
    public void RenderAll()
    {
        _ = (_page.Value, _json.Value, _csv.Value);
        foreach (var file in _pageCharts.Value.All.SelectMany(ChartVariant.FilesOf))
        {
            _ = Chart(file);
        }
    }

    /// <summary>The statistics as JSON. Those of the default days are kept; others are written for each who asks.</summary>
    public Content Json(StatisticsQuery query) => query == _default ? _json.Value : StatisticsJson.Of(State, query);

    /// <summary>The same as CSV.</summary>
    public Content Csv(StatisticsQuery query) => query == _default ? _csv.Value : StatisticsCsv.Of(State, query);

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
