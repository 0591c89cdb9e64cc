using Microsoft.CodeAnalysis.Testing;

namespace TelemetryHex.Analyzers.Tests.Payload;

/// <summary>THX0005, at a member.</summary>
public sealed class PlainMemberTests
{
    private const string Row = "| `id` | word | To count | `abc` |";
    private const string Other = "a payload type has public auto-properties and no other member";
    private const string Automatic = "it must be an auto-property, 'get' and 'init' without a body: what it says is what it was given";
    private const string Wireless = "its name has no wire name; a name is words of a capital and at least one small letter or digit, in ASCII, such as 'FrequencyMhz'";

    [Theory]
    [InlineData("public required Word Id { get; init; }")]
    [InlineData("required public Word Id { get; init; }")]
    [InlineData("public Word Id { get; init; }")]
    [InlineData("public Word Id { get; }")]
    public Task An_auto_property_without_a_setter_is_plain(string member) => Refuses(member);

    [Theory]
    [InlineData("public const int {|#0:Max|} = 1;", "Max")]
    [InlineData("public static readonly Word {|#0:Empty|} = Word.Of(\"\");", "Empty")]
    [InlineData("public Word {|#0:Hidden|} = Word.Of(\"\");", "Hidden")]
    [InlineData("private readonly Word {|#0:_hidden|} = Word.Of(\"\");", "_hidden")]
    [InlineData("public string {|#0:Machine|}() => \"\";", "Machine")]
    [InlineData("private static void {|#0:Nothing|}() { }", "Nothing")]
    [InlineData("public override string {|#0:ToString|}() => \"\";", "ToString")]
    [InlineData("public bool {|#0:Equals|}(Report? other) => true;", "Equals")]
    [InlineData("public void {|#0:Deconstruct|}(out Word id) => id = Id;", "Deconstruct")]
    [InlineData("private bool {|#0:PrintMembers|}(System.Text.StringBuilder text) => true;", "PrintMembers")]
    [InlineData("public static implicit operator {|#0:string|}(Report report) => \"\";", "op_Implicit")]
    [InlineData("public static Report operator {|#0:+|}(Report left, Report right) => left;", "op_Addition")]
    [InlineData("public {|#0:Report|}() { }", ".ctor")]
    [InlineData("private {|#0:Report|}(Report other) { }", ".ctor")]
    [InlineData("static {|#0:Report|}() { }", ".cctor")]
    [InlineData("~{|#0:Report|}() { }", "Finalize")]
    [InlineData("public enum {|#0:Kind|} { Any }", "Kind")]
    [InlineData("public delegate void {|#0:Handler|}();", "Handler")]
    public Task Every_other_kind_of_member_is_refused(string member, string name)
        => Refuses("public Word Id { get; init; }\n    " + member, ("Report." + name, Other));

    [Fact]
    public Task An_event_is_refused() => Refuses("public Word Id { get; init; }\n    public event System.Action? {|#0:Changed|};", ("Report.Changed", Other));

    [Fact]
    public Task An_event_with_accessors_is_refused_with_them()
        => Refuses("public Word Id { get; init; }\n    public event System.Action {|#0:Changed|} { {|THX0005:add|} { } {|THX0005:remove|} { } }", ("Report.Changed", Other));

    [Theory]
    [InlineData("internal Word {|#0:Id|} { get; init; }")]
    [InlineData("private Word {|#0:Id|} { get; init; }")]
    [InlineData("private protected Word {|#0:Id|} { get; init; }")]
    [InlineData("Word {|#0:Id|} { get; init; }")]
    public Task A_member_that_is_not_public_is_refused(string member) => Refuses(member, ("Report.Id", "a member of the payload is public and of the instance"));

    [Fact]
    public Task A_static_member_is_refused()
        => Refuses(
            "public Word Id { get; init; }\n    public static Word {|#0:Name|} { get; }",
            ("Report.Name", "a member of the payload is public and of the instance"));

    [Fact]
    public Task An_indexer_is_refused()
        => Refuses(
            "public Word Id { get; init; }\n    public Word {|#0:this|}[int index] => Id;",
            ("Report.this[]", "a member of the payload is public and of the instance"));

    [Theory]
    [InlineData("public new Word {|#0:Id|} { get; init; }")]
    [InlineData("public unsafe Word {|#0:Id|} { get; init; }")]
    public Task Every_other_modifier_is_refused(string member) => Refuses(member, ("Report.Id", "it has no modifier but 'public' and 'required'"));

    [Fact]
    public Task A_partial_member_is_refused_with_its_type()
        => Verify.Payload(
            """
            public sealed partial record {|THX0005:Report|}
            {
                public partial Word {|THX0005:Id|} { get; init; }

                public partial Word Id { get => Word.Of(""); init { } }
            }
            """,
            Row);

    [Fact]
    public Task An_overriding_member_is_refused()
        => Refuses(
            "public Word Id { get; init; }\n    private System.Type {|THX0002:{|THX0006:{|#0:EqualityContract|}|}|} => typeof(string);",
            ("Report.EqualityContract", "a member of the payload is public and of the instance"));

    [Theory]
    [InlineData("public Word {|#0:Id|} { get; init; } = Word.Of(System.Environment.MachineName);")]
    [InlineData("public Word {|#0:Id|} { get; } = null!;")]
    public Task An_initializer_is_refused(string member)
        => Refuses(member, ("Report.Id", "its value comes from whoever makes the report, not from an initializer"));

    [Theory]
    [InlineData("public Word {|#0:Id|} => Word.Of(\"\");")]
    [InlineData("public Word {|#0:Id|} { get => Word.Of(\"\"); }")]
    [InlineData("public Word {|#0:Id|} { get { return Word.Of(\"\"); } init { } }")]
    [InlineData("public Word {|#0:Id|} { get; init { } }")]
    [InlineData("public Word {|#0:Id|} { get => field; init; }")]
    [InlineData("public Word {|#0:Id|} { get; init => field = Word.Of(\"\"); }")]
    [InlineData("public Word {|#0:Id|} { get; set; }")]
    [InlineData("public Word {|#0:Id|} { get; private set; }")]
    [InlineData("public Word {|#0:Id|} { get; private init; }")]
    [InlineData("public Word {|#0:Id|} { internal get; init; }")]
    [InlineData("public Word {|#0:Id|} { init { } }")]
    [InlineData("public ref readonly Word {|#0:Id|} => throw null!;")]
    public Task A_member_that_is_not_automatic_is_refused(string member) => Refuses(member, ("Report.Id", Automatic));

    [Theory]
    [InlineData("public sealed record Report(Word {|#0:Id|} = null!);")]
    [InlineData("public sealed record Report(in Word {|#0:Id|});")]
    [InlineData("public sealed record Report(params Word[] {|#0:{|THX0006:Id|}|});")]
    public Task A_positional_member_has_neither_a_default_nor_a_modifier(string type)
        => Verify.Payload(
            type, Row, new DiagnosticResult(Rules.NotPlainData).WithLocation(0).WithArguments("Report.Id", "a positional member has neither a default nor a modifier"));

    [Fact]
    public Task A_member_that_answers_for_a_positional_one_is_held_to_the_same()
        => Verify.Payload(
            "public sealed record Report(Word Id)\n{\n    public Word {|#0:Id|} { get; init; } = Id;\n}",
            Row,
            new DiagnosticResult(Rules.NotPlainData).WithLocation(0).WithArguments("Report.Id", "its value comes from whoever makes the report, not from an initializer"));

    [Theory]
    [InlineData("host")]
    [InlineData("hostName")]
    [InlineData("HOST")]
    [InlineData("HostID")]
    [InlineData("X")]
    [InlineData("HostX")]
    [InlineData("Host_Name")]
    [InlineData("_Host")]
    [InlineData("Hоst")] // Cyrillic о.
    [InlineData("Hóst")]
    public Task A_name_that_no_path_stands_for_is_refused(string name)
        => Refuses($"public Word Id {{ get; init; }}\n    public Word {{|#0:{name}|}} {{ get; init; }}", ("Report." + name, Wireless));

    [Fact]
    public Task A_name_that_no_path_stands_for_is_refused_once_however_often_its_type_is_used()
        => Verify.Payload(
            "public sealed record Report(OsInfo Host, OsInfo Guest);\npublic sealed record OsInfo(Word Name, Word {|THX0005:ID|});",
            "| `host.name` | word | To know | `x` |\n| `guest.name` | word | To know | `x` |");

    [Theory]
    [InlineData("sealed record", "OsInfo?")]
    [InlineData("readonly record struct", "OsInfo?")]
    public Task An_object_that_may_be_null_is_refused(string kind, string type)
        => Verify.Payload(
            $"public sealed record Report(Word Id, {type} {{|#0:Os|}});\npublic {kind} OsInfo(Word Name);",
            Row + "\n| `os.name` | word | To know | `x` |",
            new DiagnosticResult(Rules.NotPlainData).WithLocation(0).WithArguments("Report.Os", "an object of the report is always there, declared without '?' where nullable is enabled; its values may be null"));

    private static Task Refuses(string members, params (string Name, string Fault)[] faults)
        => Verify.Payload(
            $"public sealed record Report\n{{\n    {members}\n}}",
            Row,
            [.. faults.Select(fault => new DiagnosticResult(Rules.NotPlainData).WithLocation(0).WithArguments(fault.Name, fault.Fault))]);
}
