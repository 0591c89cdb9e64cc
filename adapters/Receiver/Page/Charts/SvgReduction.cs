using System.Globalization;
using System.Xml.Linq;

namespace TelemetryHex.Receiver.Page.Charts;

/// <summary>
/// What the chart library writes, in half the bytes: no document type that names another server, nothing invisible, no clipping of what lies
/// inside anyway, and what all texts have in common said once. A view box lets it be scaled.
/// </summary>
internal static class SvgReduction
{
    private static readonly string[] OfTexts = ["font-family", "font-size", "font-weight", "fill"];

    /// <summary>The same drawing.</summary>
    /// <param name="svg">An SVG element.</param>
    /// <param name="size">Its size.</param>
    public static string Of(string svg, ChartSize size)
    {
        var root = XElement.Parse(svg);
        var space = root.Name.Namespace;
        root.Attribute(XNamespace.Xmlns + "xlink")?.Remove();
        root.Attribute("version")?.Remove();
        root.SetAttributeValue("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {size.Width} {size.Height}"));
        root.Descendants(space + "defs").Remove();
        root.Descendants().Where(IsInvisible).Remove();
        foreach (var group in root.Descendants(space + "g").ToList())
        {
            group.ReplaceWith(group.Nodes());
        }

        var texts = root.Descendants(space + "text").ToList();
        texts.Attributes("dominant-baseline").Remove();
        foreach (var name in texts.Count > 0 ? OfTexts : [])
        {
            var common = texts[0].Attribute(name)?.Value;
            root.SetAttributeValue(name, common);
            texts.Attributes(name).Where(attribute => attribute.Value == common).Remove();
        }

        return root.ToString(SaveOptions.DisableFormatting);
    }

    private static bool IsInvisible(XElement element)
        => element.Attribute("style")?.Value is { } style && style.StartsWith("fill:none;", StringComparison.Ordinal) && style.EndsWith("stroke-width:0", StringComparison.Ordinal);
}
