using Microsoft.CodeAnalysis;
using TelemetryHex.Analyzers.Tests.Mutations;
using TelemetryHex.Analyzers.Tests.Shapes;

namespace TelemetryHex.Analyzers.Tests.Payload;

/// <summary>Every shape of the catalogue in the plain payload: each error where it is marked, with its words, and no other.</summary>
[Trait("Speed", "Slow")]
public sealed class ShapeTests
{
    /// <summary>The shapes that a rule is there for; those that may pass where there is none.</summary>
    public static TheoryData<string> Of(string? rule) => [.. Catalogue.All.Where(entry => entry.Rule == rule).Select(entry => entry.Name)];

    [Theory]
    [MemberData(nameof(Of), [null])]
    public Task Plain_data_passes_without_a_word(string name) => IsJudgedAsync(name);

    [Theory]
    [MemberData(nameof(Of), "THX0001")]
    public Task A_row_that_hides_is_refused(string name) => IsJudgedAsync(name);

    [Promise(
        Section.Allowlist,
        "A member without a row, a row without a member, another type or name, an unreadable or missing document: each fails the "
        + "build")]
    [Theory]
    [MemberData(nameof(Of), "THX0002")]
    public Task A_member_without_a_row_is_refused_at_its_name_with_the_row_to_add(string name) => IsJudgedAsync(name);

    [Promise(
        Section.Allowlist,
        "A member without a row, a row without a member, another type or name, an unreadable or missing document: each fails the "
        + "build")]
    [Theory]
    [MemberData(nameof(Of), "THX0003")]
    public Task A_row_without_a_member_is_refused_at_its_path(string name) => IsJudgedAsync(name);

    [Promise(
        Section.Allowlist,
        "A member without a row, a row without a member, another type or name, an unreadable or missing document: each fails the "
        + "build")]
    [Theory]
    [MemberData(nameof(Of), "THX0004")]
    public Task A_member_with_another_type_or_nullability_than_its_row_is_refused_at_its_name(string name) => IsJudgedAsync(name);

    [Theory]
    [MemberData(nameof(Of), "THX0005")]
    public Task Whatever_is_no_plain_data_is_refused(string name) => IsJudgedAsync(name);

    [Theory]
    [MemberData(nameof(Of), "THX0006")]
    public Task A_type_that_the_document_does_not_list_is_refused(string name) => IsJudgedAsync(name);

    [Theory]
    [MemberData(nameof(Of), "THX0007")]
    public Task An_attribute_or_a_directive_is_refused(string name) => IsJudgedAsync(name);

    [Theory]
    [MemberData(nameof(Of), "THX0008")]
    public Task A_type_that_the_report_does_not_hold_is_refused(string name) => IsJudgedAsync(name);

    [Theory]
    [MemberData(nameof(Of), "THX0010")]
    public Task Another_object_as_json_is_refused(string name) => IsJudgedAsync(name);

    [Theory]
    [MemberData(nameof(Of), "THX0011")]
    public Task A_listed_type_that_is_open_is_refused(string name) => IsJudgedAsync(name);

    [Fact]
    public void Every_shape_has_a_name_of_its_own_and_every_leak_a_rule_that_is_tested()
    {
        Catalogue.All.Select(entry => entry.Name).Should().OnlyHaveUniqueItems();
        Catalogue.All.Count(entry => entry.Shape.Leaks == true).Should().BeGreaterThanOrEqualTo(45);
        Catalogue.All.Where(entry => entry.Shape.Leaks == true).Should().OnlyContain(entry => entry.Rule != null, "what leaks is refused");
        Catalogue.All.Select(entry => entry.Rule).Distinct().Should().BeEquivalentTo(
            [null, "THX0001", "THX0002", "THX0003", "THX0004", "THX0005", "THX0006", "THX0007", "THX0008", "THX0010", "THX0011"]);
    }

    // Nominal and positional, where the shape can stand in both.
    private static bool[] Forms(Place place, Shape shape) => place switch
    {
        Place.Value => [false, true],
        Place.Parameter => [true],
        Place.Head when shape.Text.Contains("record", StringComparison.Ordinal) && !shape.Text.EndsWith(')')
            && shape.Beside?.Contains("OsInfo", StringComparison.Ordinal) != true => [false, true],
        _ => [false],
    };

    private static async Task IsJudgedAsync(string name)
    {
        var (_, idea, shape) = Catalogue.Named(name);
        foreach (var isPositional in Forms(idea.Place, shape))
        {
            var draft = new Draft(Draft.Plain);
            draft.Types.ForEach(type => type.IsPositional = isPositional);
            draft.Write(idea.Place, shape, Dice.First).Should().BeTrue("the plain payload has every place");

            var run = await ShapeRun.OfAsync(draft, shape);

            run.Said().Should().Equal(run.Expected(idea), "the errors stand at the marks of\n{0}", draft);
            (run.Findings.Count > 0).Should().Be(idea.Findings.Length > 0);
            run.Findings.Should().NotContain(finding => finding.Severity != DiagnosticSeverity.Error);
            idea.Findings.ToList().ForEach(finding => run.Says(finding, shape));
            if (shape.Leaks is { } leaks)
            {
                var wire = ShapeOnTheWire.Write([.. run.Compilations.Select(RunningPlatform.Emit)]);
                wire.Contains("LEAK", StringComparison.Ordinal).Should().Be(leaks, wire);
            }
        }
    }
}
