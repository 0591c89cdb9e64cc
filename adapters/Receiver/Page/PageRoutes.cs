using TelemetryHex.Ports;
using TelemetryHex.Receiver.Page.Data;
using TelemetryHex.Receiver.Page.Html;

namespace TelemetryHex.Receiver.Page;

/// <summary>The public page and the open data.</summary>
internal static class PageRoutes
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Adds the page with its charts, and the statistics as JSON and CSV.</summary>
    /// <param name="routes">Where to.</param>
    /// <param name="source">What is shown.</param>
    internal static void MapPage(this IEndpointRouteBuilder routes, PageSource source)
    {
        routes.MapMethods("/", Methods, (RequestDelegate)(http => AnswerAsync(http, source, page => (StatusCodes.Status200OK, page.Page), UnavailablePage.Content)));
        routes.MapMethods("/charts/{name}.svg", Methods, (RequestDelegate)(http => ChartAsync(http, source)));
        routes.MapMethods("/page.css", Methods, (RequestDelegate)(http => ContentWriter.SendAsync(http, StatusCodes.Status200OK, PageFiles.Style)));
        routes.MapMethods("/icon.svg", Methods, (RequestDelegate)(http => ContentWriter.SendAsync(http, StatusCodes.Status200OK, PageFiles.Icon)));
        routes.MapMethods(StatisticsQuery.JsonPath, Methods, (RequestDelegate)(http => StatisticsAsync(http, source, (page, query) => page.Json(query))));
        routes.MapMethods(StatisticsQuery.CsvPath, Methods, (RequestDelegate)(http => StatisticsAsync(http, source, (page, query) => page.Csv(query))));
    }

    private static Task StatisticsAsync(HttpContext http, PageSource source, Func<RenderedPage, StatisticsQuery, Content> write)
        => AnswerAsync(http, source, page => StatisticsQuery.Parse(http.Request.Query, page.State.Today, out var fault) is { } query
            ? (StatusCodes.Status200OK, write(page, query))
            : (StatusCodes.Status400BadRequest, PageProblems.BadParameter(fault)));

    private static Task ChartAsync(HttpContext http, PageSource source)
        => AnswerAsync(http, source, page => http.GetRouteValue("name") is string name && page.Chart(name) is { } chart
            ? (StatusCodes.Status200OK, chart)
            : (StatusCodes.Status404NotFound, PageProblems.NotFound));

    private static async Task AnswerAsync(HttpContext http, PageSource source, Func<RenderedPage, (int Status, Content Content)> answer, Content? unavailable = null)
    {
        // What is rendered keeps no other request waiting: see SocketThreads.
        await Task.Yield();
        (int Status, Content Content) answered;
        try
        {
            answered = answer(await source.ReadAsync(http.RequestAborted).ConfigureAwait(false));
        }
        catch (ReportStoreException)
        {
            answered = (StatusCodes.Status503ServiceUnavailable, unavailable ?? PageProblems.Unavailable);
        }

        await ContentWriter.SendAsync(http, answered.Status, answered.Content).ConfigureAwait(false);
    }
}
