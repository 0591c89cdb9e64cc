using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using OxyPlot;
using TelemetryHex.Receiver.Page;
using TelemetryHex.Receiver.Page.Charts;

namespace TelemetryHex.Receiver.Tests.Page;

/// <summary>Charts as documents.</summary>
public sealed class ChartTests
{
    [Fact]
    public void Every_variant_is_well_formed_self_contained_and_keeps_its_labels_inside()
    {
        foreach (var (_, state) in States.All)
        {
            foreach (var chart in PageCharts.Of(state).All)
            {
                foreach (var variant in new ChartVariant[] { new(false, false), new(false, true), new(true, false), new(true, true) }.Where(variant => variant.SizeOf(chart) is not null))
                {
                    var svg = XDocument.Parse(ChartSvg.Of(chart, variant));
                    svg.Descendants().Select(element => element.Name.LocalName).Should().NotContain(["script", "image", "foreignObject", "a"]);
                    svg.Descendants().Attributes().Select(attribute => attribute.Name.LocalName).Should().NotContain(name => name == "href" || name.StartsWith("on", StringComparison.Ordinal));
                    svg.ToString().Should().NotContain("NaN").And.NotContain("Segoe");
                    var texts = svg.Descendants().Where(element => element.Name.LocalName == "text").Select(Label.Of).ToList();
                    var size = variant.SizeOf(chart) ?? chart.Narrow;
                    texts.Should().NotBeEmpty().And.OnlyContain(text => text.Left >= 0 && text.Right <= size.Width && text.Y >= 0 && text.Y <= size.Height, chart.Name);
                    texts.GroupBy(text => text.X).Should().OnlyContain(
                        column => column.OrderBy(text => text.Y).Zip(column.OrderBy(text => text.Y).Skip(1)).All(pair => pair.Second.Y - pair.First.Y >= Chart.FontSize),
                        $"no label of {chart.Name} runs into the one above it");
                }
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_colours_have_the_contrast_that_WCAG_asks_for(bool isDark)
    {
        var theme = isDark ? ChartTheme.Dark : ChartTheme.Light;
        Contrast(theme.Text, theme.Surface).Should().BeGreaterThan(7);
        Contrast(theme.Muted, theme.Surface).Should().BeGreaterThan(4.5);
        Contrast(theme.Accent, theme.Surface).Should().BeGreaterThan(4.5);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_chart_has_the_colours_of_the_page_around_it(bool isDark)
    {
        var theme = isDark ? ChartTheme.Dark : ChartTheme.Light;
        var style = Encoding.UTF8.GetString(PageFiles.Style.Bytes.Span).Split('\n').Single(line => line.StartsWith(isDark ? "@media (prefers-color-scheme: dark)" : ":root", StringComparison.Ordinal));
        var colours = Regex.Matches(style, "--([a-z-]+): (#[0-9a-f]{6})").ToDictionary(colour => colour.Groups[1].Value, colour => OxyColor.Parse(colour.Groups[2].Value));

        var page = new ChartTheme(colours["surface"], colours["text"], colours["muted"], colours["line"], colours["accent"]);

        theme.Should().Be(page);
    }

    [Theory]
    [InlineData(0, 2)]
    [InlineData(3, 4)]
    [InlineData(10, 10)]
    [InlineData(11, 12)]
    [InlineData(13, 16)]
    [InlineData(1_299_000, 1_600_000)]
    [InlineData(1, 2)]
    [InlineData(9, 10)]
    public void An_axis_ends_at_a_round_number(double most, double end) => TimeChart.Ceiling(most).Should().Be(end);

    [Fact]
    public void Ranges_stand_in_their_order_and_other_at_the_end()
    {
        var chart = BarChart.Of("memory", "Memory", "today", [new("other", 30), new("9–16 GiB", 20), new("unknown", 15), new("5–8 GiB", 12)], ["5–8 GiB", "9–16 GiB", "unknown"]);
        chart!.Rows.Select(row => row[0]).Should().Equal("5–8 GiB", "9–16 GiB", "unknown", "other"); // There are groups, hence a chart.
    }

    [Fact]
    public void Of_an_open_set_the_greatest_are_drawn_and_nobody_is_lost()
    {
        var chart = BarChart.Of("runtime", "Runtime", "today", [.. Enumerable.Range(1, 20).Select(i => new global::TelemetryHex.Statistics.Group($"go1.{i}", 100 + i))], null);
        chart!.Rows.Should().HaveCount(9); // There are groups, hence a chart.
        chart.Rows[^1].Should().Equal("other", "1,278", "58%");
    }

    // Where a text stands; it is not wider than the widest sans-serif font makes it.
    private sealed record Label(double X, double Y, double Left, double Right)
    {
        public static Label Of(XElement text)
        {
            var place = text.Attribute("transform")!.Value["translate(".Length..^1].Split(','); // The library places every text so.
            var (x, y) = (double.Parse(place[0], CultureInfo.InvariantCulture), double.Parse(place[1], CultureInfo.InvariantCulture));
            var width = text.Value.Length * 0.6 * Chart.FontSize;
            return (string?)text.Attribute("text-anchor") switch
            {
                "end" => new Label(x, y, x - width, x),
                "middle" => new Label(x, y, x - (width / 2), x + (width / 2)),
                _ => new Label(x, y, x, x + width),
            };
        }
    }

    private static double Contrast(OxyColor one, OxyColor other)
    {
        var (light, dark) = (Math.Max(Luminance(one), Luminance(other)), Math.Min(Luminance(one), Luminance(other)));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double Luminance(OxyColor color) => (0.2126 * Linear(color.R)) + (0.7152 * Linear(color.G)) + (0.0722 * Linear(color.B));

    private static double Linear(byte channel) => channel / 255.0 <= 0.04045 ? channel / 255.0 / 12.92 : Math.Pow(((channel / 255.0) + 0.055) / 1.055, 2.4);
}
