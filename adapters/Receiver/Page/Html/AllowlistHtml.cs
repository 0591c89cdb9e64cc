using System.Text;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using TelemetryHex.Payload;

namespace TelemetryHex.Receiver.Page.Html;

/// <summary>The allowlist document, the very one that the build obeys, as a part of the page.</summary>
internal static class AllowlistHtml
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().DisableHtml().Build();

    /// <summary>The document; its headings are one level lower than in its file, since the page has a title of its own.</summary>
    public static string Text { get; } = Render(Read());

    private static string Read()
    {
        using var stream = typeof(Report).Assembly.GetManifestResourceStream("TelemetryHex.Payload.ALLOWLIST.md")
            ?? throw new InvalidOperationException("The allowlist document is not in this build.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static string Render(string markdown)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(text);
        Pipeline.Setup(renderer);
        foreach (var block in Markdown.Parse(markdown, Pipeline))
        {
            if (block is Table table)
            {
                MarkColumns(table);
                text.Write("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Table: the allowlist\">");
                renderer.Render(block);
                text.Write("</div>");
                continue;
            }

            if (block is HeadingBlock heading)
            {
                heading.Level++;
                heading.GetAttributes().Id = heading.Level == 2 ? "allowlist-h" : null;
            }

            renderer.Render(block);
        }

        return text.ToString();
    }

    private static void MarkColumns(Table table)
    {
        foreach (var head in table.OfType<TableRow>().Where(row => row.IsHeader).SelectMany(row => row.OfType<TableCell>()))
        {
            head.GetAttributes().AddProperty("scope", "col");
        }
    }
}
