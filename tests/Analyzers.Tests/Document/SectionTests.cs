using TelemetryHex.Analyzers.Document;

namespace TelemetryHex.Analyzers.Tests.Document;

public sealed class SectionTests
{
    private const string Allowlist = "## The allowlist\n";
    private const string Types = "## The types\n";

    [Theory]
    [InlineData(Allowlist)]
    [InlineData(Types)]
    [InlineData("## What else is written as JSON\n")]
    [InlineData("## Anything else\n")]
    public void A_heading_that_stands_twice_is_refused_where_it_stands_again(string heading)
        => Marked.IsRefused($"{heading}\n{Acme.Document().Replace(heading, $"⟦{heading.TrimEnd()}⟧\n", StringComparison.Ordinal)}{(Acme.Document().Contains(heading) ? "" : $"\n⟦{heading.TrimEnd()}⟧\n")}", "stands twice");

    [Theory]
    [InlineData("")]
    [InlineData("## The allow list\n")]
    [InlineData("## the allowlist\n")]
    [InlineData("## The allowlist ##\n")]
    [InlineData("##  The allowlist\n")]
    [InlineData("##The allowlist\n")]
    [InlineData(" ## The allowlist\n")]
    [InlineData("# The allowlist\n")]
    [InlineData("### The allowlist\n")]
    [InlineData("The allowlist\n---\n")]
    [InlineData("## The аllowlist\n")] // Cyrillic а.
    public void A_table_under_no_or_another_heading_is_no_table(string heading)
    {
        var document = AllowlistReader.Read(Marked.Document(Allowlist, heading));

        document.Rows.Should().BeEmpty();
        document.Faults.Should().Contain(fault => fault.Message.StartsWith("There is no row", StringComparison.Ordinal));
        document.Faults.Count(fault => fault.Message.StartsWith("Nothing but the one table", StringComparison.Ordinal)).Should().Be(5);
    }

    [Theory]
    [InlineData("")]
    [InlineData("## Types\n")]
    [InlineData("## The types, listed\n")]
    public void Types_under_no_or_another_heading_are_no_types(string heading)
    {
        var document = AllowlistReader.Read(Marked.Document(Types, heading));

        document.Terms.Should().BeEmpty();
        document.Faults.Should().HaveCount(3).And.OnlyContain(fault => fault.Message.Contains("is no type of the list"));
    }
}
