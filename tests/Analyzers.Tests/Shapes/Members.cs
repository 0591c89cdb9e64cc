using static TelemetryHex.Analyzers.Tests.Shapes.Idea;

namespace TelemetryHex.Analyzers.Tests.Shapes;

/// <summary>A member that has no row, or that is not its own value.</summary>
internal static class Members
{
    private const string Given = "its value comes from whoever makes the report, not from an initializer";
    private const string Automatic = "it must be an auto-property, 'get' and 'init' without a body: what it says is what it was given";
    private const string OfInstance = "a member of the payload is public and of the instance";
    private const string Other = "a payload type has public auto-properties and no other member";
    private const string Wireless = "its name has no wire name; a name is words of a capital and at least one small letter or digit, in ASCII, such as 'FrequencyMhz'";

    private const string WritesFields =
        """
        namespace Acme.Host;
        public static class Adapter
        {
            public static string Write(Acme.Payload.Report report) => JsonSerializer.Serialize(report, new JsonSerializerOptions { IncludeFields = true });
        }
        """;

    public static IEnumerable<Idea> All =>
    [
        Refuse("a property without a row", "The leak that everybody writes first: it is sent, and nobody was told.",
            Place.Added, [new("THX0002", "Report.{0}")], [
            Leaks("public required string {|THX0006:{|#0:Host|}|} { get; init; }"),
            Leaks("public string? {|THX0006:{|#0:Host|}|} { get; init; }"), // Optional, and sent all the same.
            Leaks("public string {|THX0005:{|THX0006:{|#0:Host|}|}|} => Machine.Name;"), // It says what nobody gave it.
            Leaks("public string {|THX0005:{|THX0006:{|#0:Host|}|}|} { get; init; } = Machine.Name;") with { Here = true },
            .. from open in (string[])["object", "double", "byte[]", "Guid", "DateTime", "System.Collections.Generic.List<Word>", "Foreign", "DayOfWeek", "(int, int)"]
               select Of($"public {open} {{|THX0006:{{|#0:Host|}}|}} {{ get; init; }}"),
        ]) with { Anywhere = true },
        Refuse("a value of a listed type without a row", "Closed, and of something that nobody was told of.",
            Place.Added, [new("THX0002", "Report.{0}")], [
            Of("public Word? {|#0:Sockets|} { get; init; }") with { Built = true },
            .. from leaf in Acme.Leaves
               from name in (string[])["Host", "UserName", "HomePath", "Serial2"]
               where leaf.Term == "word" || name == "Host"
               select Of(leaf.Term == "word" ? $"public required {leaf.Spelling} {{|#0:{name}|}} {{ get; init; }}" : $"public {leaf.Spelling}? {{|THX0006:{{|#0:{name}|}}|}} {{ get; init; }}"),
        ]) with { Anywhere = true },
        Refuse("one more positional value", "A parameter is a property.",
            Place.Type, [new("THX0002", "OsInfo.{0}")], [
            Leaks("public sealed record OsInfo(Word Name, string {|THX0006:{|#0:Host|}|});"),
            Leaks("public readonly record struct OsInfo(Word Name, string {|THX0006:{|#0:Host|}|});"),
            Leaks("public sealed partial record {|THX0005:OsInfo|} { public required Word Name { get; init; } }") with
            {
                Beside = "namespace Acme.Payload; public sealed partial record OsInfo { public required string {|THX0002:{|THX0006:Host|}|} { get; init; } }",
            },
        ]),
        Refuse("one more positional value in any payload", "It stands behind the documented ones.",
            Place.Parameter, [new("THX0002", "Report.Host")], [
            Leaks("Word Id, string {|THX0006:{|#0:Host|}|}"), "Word Id, Word {|#0:Host|}", "Word Id, int {|THX0006:{|#0:Host|}|}",
        ]) with { Anywhere = true },
        Refuse("a parameter in the head of a nominal record", "So is one beside the properties.",
            Place.Head, [new("THX0002", "OsInfo.{0}")], [
            Of("public sealed record OsInfo(Word? {|#0:{|THX0005:Sockets|}|} = null)") with { Built = true },
        ]),
        Refuse("a member without a row", "The error names the row to add, for a reviewer to see.",
            Place.Payload, [new("THX0002", "{0}", "{1}", "{2}")], [
            Of(
                "public sealed record Report { public required Word Id { get; init; } public required Word {|#0:HostName|} { get; init; } }",
                "Report.HostName", "host_name", "| `host_name` | word | why it is collected | `example` |"),
            Of(
                "public sealed record Report { public required Count? Id { get; init; } public required Count? {|#0:Users|} { get; init; } }",
                "Report.Users", "users",
                "| `users` | count or null | why it is collected | `example` |") with { Rows = "| `id` | count or null | To count | `1` |" },
            "public sealed record Report(Word Id, Word {|THX0002:Host|});",
            Of(
                "public sealed record Report(OsInfo Os); public readonly record struct OsInfo(Word Name, Word {|#0:Kernel|});",
                "OsInfo.Kernel", "os.kernel",
                "| `os.kernel` | word | why it is collected | `example` |") with { Rows = "| `os.name` | word | To build | `linux` |" },
            Of( // An object none of whose members has a row is refused as a whole.
                "public sealed record Report(Word Id, OsInfo {|#0:Os|}); public sealed record OsInfo(Word Name);",
                "Report.Os", "os.…", "| `os.…` | type | why it is collected | `example` |"),
            Of( // One type at two paths needs the rows of both.
                "public sealed record Report(OsInfo Host, OsInfo Guest); public sealed record OsInfo(Word Name, Word {|#0:Kernel|});",
                "OsInfo.Kernel", "guest.kernel", "| `guest.kernel` | word | why it is collected | `example` |") with
            {
                Rows = "| `host.name` | word | To build | `linux` |\n| `host.kernel` | word | To build | `linux` |\n| `guest.name` | word | To build | `linux` |",
            },
            // A row in prose allows nothing.
            Of("public sealed record Report(Word Id, Word {|THX0002:Host|});") with { Rows = "| `id` | word | To count, as `host` is a word | `abc` |" },
            "public sealed record Report(Word Id, string {|THX0002:{|THX0006:Host|}|});",
            Leaks("public sealed record Report(Word Id, HostInfo {|THX0002:Host|}); public sealed record HostInfo(string Text);"),
        ]) with { Rows = "| `id` | word | To count | `abc` |" },
        Refuse("a row without a member", "People read that it is collected.",
            Place.Payload, [new("THX0003", "{0}", "Acme.Payload.Report", "{1}")], [
            Of("public sealed record Report(Word Id);", "cpu.frequency_mhz", "Cpu.FrequencyMhz") with
            {
                Rows = "| `id` | word | To count | `abc` |\n| {|#0:`cpu.frequency_mhz`|} | count or null | To compare | `3400` |",
            },
            Keeps("public sealed record Report(CpuInfo Cpu); public sealed record CpuInfo { public required Count? LogicalCores { get; init; } }", "cpu.physical_cores", "Cpu.PhysicalCores") with
            {
                Rows = "| `cpu.logical_cores` | count or null | To choose defaults | `16` |\n| {|#0:`cpu.physical_cores`|} | count or null | To choose defaults | `8` |",
            },
            // A member in another object does not stand for a row.
            Of("public sealed record Report(OsInfo Os); public sealed record OsInfo(Word Name);") with
            {
                Rows = "| `os.name` | word | To build | `linux` |\n| {|THX0003:`name`|} | word | To build | `linux` |",
            },
            Of("public sealed record Report(Word {|THX0002:Identity|});") with { Rows = "| {|THX0003:`id`|} | word | To count | `abc` |" },
            Of("public sealed record Report(Word Id) { public static Word {|THX0005:Name|} { get; } = Word.Of(\"\"); }") with
            {
                Rows = "| `id` | word | To count | `abc` |\n| {|THX0003:`name`|} | word | To build | `linux` |",
            },
        ]),
        Refuse("a row that a reader does not see", "It is no law.",
            Place.Payload, [new("THX0001")], [
            Leaks("public sealed record Report(Word Id, string {|THX0002:{|THX0006:Host|}|});") with
            {
                Rows = "| `id` | word | To count | `abc` |\n{|#0:<!-- | `host` | word | hidden | `linux` | -->|}",
            },
        ]),
        Refuse("a documented value under another name", "It has no row by that name, and its row has no member.",
            Place.Value, [new("THX0002", "Report.{0}")], [
            "Word {|#0:Host|}", "Word {|#0:UserName|}", "Word {|#0:HomePath|}", "Word {|#0:Serial2|}",
            Of("Word {|#0:Total|}") with { Built = true },
        ]) with { Anywhere = true, Rows = "| {|THX0003:`id`|} | word | To count | `abc` |\n| `os.name` | word | To build | `linux` |" },
        Refuse("a name that no path stands for",
            "Its path on the wire would be anybody's guess, and look-alikes would pass for documented names.",
            Place.Added, [new("THX0005", "Report.{0}", Wireless)], [
            "host", "hostName", "HOST", "HostID", "X", "HostX", "Host_Name", "_Host", "IP", "H", "Ho_st", "Höst", "Hóst",
            "Hоst", // Cyrillic о.
            "N\u0430me", // Cyrillic а, so that a reader sees a documented name twice.
        ]) with { Around = ["public required Word {|#0:@|} { get; init; }"], Anywhere = true },
        Refuse("a text under such a name", "So would a leak.",
            Place.Added, [new("THX0005", "Report.{0}")], [
            Leaks("public required string {|#0:N\u0430me|} { get; init; }"),
        ]),
        Refuse("a value renamed to what is no wire name", "The same of a documented value.",
            Place.Value, [new("THX0005")], [
            "host", "_Host", "IP", "HostX", "H", "Ho_st", "Höst",
        ]) with { Around = ["Word {|#0:@|}"], Anywhere = true, Rows = "| {|THX0003:`id`|} | word | To count | `abc` |\n| `os.name` | word | To build | `linux` |" },
        Refuse("such a name in a type that is used twice", "It is refused once.",
            Place.Payload, [new("THX0005")], [
            "public sealed record Report(OsInfo Host, OsInfo Guest); public sealed record OsInfo(Word Name, Word {|THX0005:ID|});",
        ]) with { Rows = "| `host.name` | word | To know | `x` |\n| `guest.name` | word | To know | `x` |" },
        Refuse("another kind of member", "Data does nothing, keeps nothing and computes nothing: code in the payload is a way out.",
            Place.Added, [new("THX0005", "Report.{0}", Other)], [
            Keeps("public const string {|#0:Host|} = \"LEAK\";"),
            "public const int {|#0:Max|} = 1;",
            Of("public static readonly Word {|#0:Empty|} = Word.Of(\"\");") with { Here = true },
            Of("public Word {|#0:Hidden|} = Word.Of(\"\");") with { Here = true },
            Keeps("public string? {|#0:Hidden|};") with { Here = true },
            Leaks("public string? {|#0:Hidden|};") with { Here = true, Above = WritesFields }, // The option is set elsewhere, by somebody else.
            Of("private readonly Word {|#0:_hidden|} = Word.Of(\"\");") with { Here = true },
            Keeps("private readonly string {|#0:_host|} = Machine.Name;") with { Here = true },
            "private readonly string? {|#0:_host|};",
            Keeps("public string {|#0:Host|}() => Machine.Name;"),
            "public string {|#0:Machine|}() => \"\";",
            "private static void {|#0:Nothing|}() { }",
            Keeps("public override string {|#0:ToString|}() => Machine.Name;"), // What prints itself may be logged and sent as text.
            "public override string {|#0:ToString|}() => \"\";",
            "public override int {|#0:GetHashCode|}() => 0;",
            Of("public bool {|#0:Equals|}(Report? other) => true;") with { Here = true },
            Of("public void {|#0:Deconstruct|}(out Word id) => id = Id;") with { Here = true },
            Of("private bool {|#0:PrintMembers|}(System.Text.StringBuilder text) => true;") with { Here = true },
            Keeps("public static implicit operator {|#0:string|}(Report report) => Machine.Name;", "op_Implicit"),
            Of("public static implicit operator {|#0:string|}(Report report) => \"\";", "op_Implicit"),
            Of("public static Report operator {|#0:+|}(Report left, Report right) => left;", "op_Addition"),
            Of("public static int operator {|#0:~|}(Report value) => 0;", "op_OnesComplement"),
            Of("public {|#0:Report|}() { }", ".ctor") with { Here = true },
            Keeps("public {|#0:Report|}() => Id = Word.Of(Machine.Name);", ".ctor") with { Here = true },
            Of("private {|#0:Report|}(Report other) { }", ".ctor") with { Here = true },
            Of("static {|#0:Report|}() { }", ".cctor"),
            Of("~{|#0:Report|}() { }", "Finalize") with { Here = true },
            "public enum {|#0:Kind|} { Any }",
            "private enum {|#0:Host|};",
            "public delegate void {|#0:Handler|}();",
            "public delegate string {|#0:Host|}();",
            "internal interface {|#0:IHost|};",
            Of("public event System.Action? {|#0:Changed|};") with { Here = true },
            Keeps("public event System.Action? {|#0:Changed|} { {|THX0005:add|} { } {|THX0005:remove|} { } }"),
            "public event System.Action {|#0:Changed|} { {|THX0005:add|} { } {|THX0005:remove|} { } }",
        ]) with { Anywhere = true },
        Refuse("a nested type", "A room behind the room.",
            Place.Added, [new("THX0005", "Report.{0}", Other)], [
            Keeps("public sealed record {|#0:Host|}(string Text);"), "private struct {|#0:Host|};",
        ]) with { Anywhere = true },
        Refuse("a private field that is included", "An attribute sends what nobody sees from outside.",
            Place.Added, [new("THX0005", "Report.{0}")], [
            Of("[{|THX0007:System.Text.Json.Serialization.JsonInclude|}] private readonly int {|#0:_sockets|} = 2;") with { Built = true },
        ]),
        Refuse("a member that is not public, or static",
            "The serializer leaves it out until an attribute or an option says otherwise; a static one is a place for state.",
            Place.Member, [new("THX0005", "Report.Id", OfInstance)], [
            "internal Word {|#0:Id|} { get; init; }", "private Word {|#0:Id|} { get; init; }",
            Of("private protected Word {|#0:Id|} { get; init; }") with { Here = true }, "Word {|#0:Id|} { get; init; }",
        ]) with { Anywhere = true },
        Refuse("a member more that is not public, or static", "The same beside the documented ones.",
            Place.Added, [new("THX0005", "Report.{0}", OfInstance)], [
            Keeps("internal string? {|THX0002:{|THX0006:{|#0:Host|}|}|} { get; init; }"),
            "private string {|THX0002:{|THX0006:{|#0:Host|}|}|} => \"\";", "string {|THX0002:{|THX0006:{|#0:Host|}|}|} => \"\";",
            Of("public static Word {|#0:Name|} { get; }") with { Here = true }, Keeps("public static string? {|#0:Host|} { get; set; }"),
            "public static string {|#0:Host|} { get; set; } = \"\";",
            Keeps("public string {|#0:this|}[int index] => Machine.Name;", "this[]"),
            Of("public string {|#0:this|}[int index] => \"\";", "this[]"),
            Of("public Word {|#0:this|}[int index] => Id;", "this[]") with { Here = true },
            Of("private System.Type {|THX0002:{|THX0006:{|#0:EqualityContract|}|}|} => typeof(string);") with { Here = true },
        ]) with { Anywhere = true },
        Refuse("a static member instead of a documented one", "It is not of the report.",
            Place.Member, [new("THX0005", "Report.Id", OfInstance)], [
            "public static Word {|#0:Id|} { get; } = default!;",
        ]) with { Anywhere = true, Rows = "| {|THX0003:`id`|} | word | To count | `abc` |\n| `os.name` | word | To build | `linux` |" },
        Refuse("a field instead of a property", "The wire has no such value, until an option says otherwise.",
            Place.Member, [new("THX0005", "Report.Id", Other)], [
            "public readonly Word {|#0:Id|};",
        ]) with { Anywhere = true, Rows = "| {|THX0003:`id`|} | word | To count | `abc` |\n| `os.name` | word | To build | `linux` |" },
        Refuse("another modifier of a member", "Each is one more way to mean something else.",
            Place.Member, [new("THX0005", "Report.Id", "it has no modifier but 'public' and 'required'")], [
            "public new Word {|#0:Id|} { get; init; }", "public unsafe Word {|#0:Id|} { get; init; }",
            "public unsafe required Word {|#0:Id|} { get; init; }",
        ]) with { Anywhere = true },
        Refuse("a partial member", "Its body is anywhere.",
            Place.Payload, [new("THX0005")], [
            "public sealed partial record {|THX0005:Report|} { public partial Word {|THX0005:Id|} { get; init; } public partial Word Id { get => Word.Of(\"\"); init { } } }",
        ]) with { Rows = "| `id` | word | To count | `abc` |" },
        Refuse("an initializer", "The machine is asked where nobody gives a value.",
            Place.Member, [new("THX0005", "Report.Id", Given)], [
            Of("public Word {|#0:Id|} { get; init; } = Word.Of(System.Environment.MachineName);") with { Here = true },
            "public Word {|#0:Id|} { get; } = default!;", "public Word {|#0:Id|} { get; init; } = default!;",
            Keeps("public Word {|#0:Id|} { get; init; } = Word.Of(Machine.Name);") with { Here = true },
        ]) with { Anywhere = true },
        Refuse("a property that answers for a positional value", "It is held to the same.",
            Place.Payload, [new("THX0005", "Report.Id", Given)], [
            "public sealed record Report(Word Id) { public Word {|#0:Id|} { get; init; } = Id; }",
        ]) with { Rows = "| `id` | word | To count | `abc` |" },
        Refuse("a member that is not automatic", "What it says is not what it was given, or not for long.",
            Place.Member, [new("THX0005", "Report.Id", Automatic)], [
            Of("public Word {|#0:Id|} => Word.Of(\"\");") with { Here = true },
            Keeps("public Word {|#0:Id|} => Machine.Name.Length > 4 ? Word.Of(Machine.Name) : null!;") with { Here = true },
            Of("public Word {|#0:Id|} { get => Word.Of(\"\"); }") with { Here = true },
            Of("public Word {|#0:Id|} { get { return Word.Of(\"\"); } init { } }") with { Here = true },
            Of("public Word {|#0:Id|} { get; init => field = Word.Of(\"\"); }") with { Here = true },
            Keeps("public required Word {|#0:Id|} { get => field ?? Word.Of(Machine.Name); init; }") with { Here = true },
            "public Word {|#0:Id|} => default!;",
            "public Word {|#0:Id|} { get; init { } }",
            "public Word {|#0:Id|} { get => field; init; }", "public required Word {|#0:Id|} { get => field; init; }",
            "public required Word {|#0:Id|} { get; init => field = value; }",
            Of("public Word {|#0:Id|} { get; set; }") with { Here = true },
            Keeps("public required Word {|#0:Id|} { get; set; }") with { Here = true },
            Of("public Word {|#0:Id|} { get; private set; }") with { Here = true },
            "public Word {|#0:Id|} { get; private init; }",
            Of("public Word {|#0:Id|} { internal get; init; }") with { Here = true },
            "public Word {|#0:Id|} { init { } }",
            "public ref readonly Word {|#0:Id|} => throw null!;",
        ]) with { Anywhere = true },
        Refuse("a private setter with an initializer", "The type itself can change what was given.",
            Place.Member, [new("THX0005", "Report.Id")], [
            Keeps("public Word {|THX0005:Id|} { get; private set; } = Word.Of(Machine.Name);"),
        ]),
        Refuse("a default or a modifier of a positional value",
            "A default is a value that nobody gave; a modifier hands the value to others.",
            Place.Parameter, [new("THX0005", "Report.Id", "a positional member has neither a default nor a modifier")], [
            Of("Word {|#0:Id|} = null!") with { Here = true }, Keeps("Word? {|THX0004:{|#0:Id|}|} = null") with { Here = true },
            "Word {|#0:Id|} = default!", "in Word {|#0:Id|}",
            Of("params Word[] {|#0:{|THX0006:Id|}|}") with { Here = true },
        ]) with { Anywhere = true },
    ];
}
