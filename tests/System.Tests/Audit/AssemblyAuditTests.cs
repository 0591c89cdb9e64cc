using Microsoft.CodeAnalysis;
using TelemetryHex.Audit;

namespace TelemetryHex.SystemTests.Audit;

/// <summary>The audit sees in a compiled assembly what the analyzer sees in its sources.</summary>
public sealed class AssemblyAuditTests
{
    [Theory]
    [InlineData(CompiledPayload.Report + CompiledPayload.Os)]
    [InlineData("public sealed record Report(Count Cores, Os Os);" + CompiledPayload.Os)]
    [InlineData(CompiledPayload.Report + "public readonly record struct Os { public required Name Name { get; init; } public required Count? Bits { get; init; } public required Name? Vendor { get; init; } }")]
    [InlineData(CompiledPayload.Report + "public readonly record struct Os(Name Name, Count? Bits, Name? Vendor);")]
    [InlineData("sealed record Report(Count Cores, Os Os); sealed record Os(Name Name, Count? Bits, Name? Vendor);")]
    public void A_payload_of_plain_records_has_no_difference(string payload)
    {
        CompiledPayload.Audit(payload).Should().BeEmpty();
        CompiledPayload.Audit(payload, optimization: OptimizationLevel.Debug).Should().BeEmpty();
    }

    [Theory]
    [InlineData("public Count? Extra { get; init; }", "Acme.Payload.Os.Extra: 'os.extra' has no row")]
    [InlineData("public string? Host { get; init; }", "Acme.Payload.Os.Host: 'os.host' has no row")]
    [InlineData("[System.Text.Json.Serialization.JsonInclude] private int _x;", "Acme.Payload.Os._x: a payload type has no field")]
    [InlineData("public int X;", "Acme.Payload.Os.X: a payload type has no field")]
    [InlineData("public static int X;", "Acme.Payload.Os.X: a payload type has no field")]
    [InlineData("public const string X = \"\";", "Acme.Payload.Os.X: a payload type has no field")]
    [InlineData("[System.Text.Json.Serialization.JsonExtensionData] public System.Collections.Generic.Dictionary<string, object>? More { get; init; }", "Acme.Payload.Os.More: it carries the attribute 'System.Text.Json.Serialization.JsonExtensionDataAttribute'")]
    [InlineData("public string Host => System.Environment.CommandLine;", "Acme.Payload.Os.Host: its getter does more")]
    [InlineData("public string this[int i] => \"\";", "Acme.Payload.Os.Item: it must be an auto-property")]
    [InlineData("public static Count Extra { get; }", "Acme.Payload.Os.Extra: it must be an auto-property")]
    [InlineData("public class Inner;", "Acme.Payload.Os: it is nested, or holds a type")]
    [InlineData("public event System.Action? Changed;", "Acme.Payload.Os: it has an event")]
    [InlineData("public int Sum() => 1;", "Acme.Payload.Os.Sum: a payload type has no method")]
    [InlineData("public override string ToString() => \"x\";", "Acme.Payload.Os.ToString: a payload type has no method")]
    [InlineData("public Count? Extra { get; init; } = new(System.Environment.CommandLine.Length);", "Acme.Payload.Os..ctor: a payload type has no method")]
    [InlineData("public Os() => System.Console.WriteLine();", "Acme.Payload.Os..ctor: a payload type has no method")]
    [InlineData("public Count? \u0415xtra { get; init; }", "Acme.Payload.Os.\\u0415xtra: its name has no wire name")]
    [InlineData("static Os() { }", "Acme.Payload.Os..cctor: a payload type has no method")]
    [InlineData("[field: System.NonSerialized] public Count? Extra { get; init; }", "Acme.Payload.Os.Extra: 'os.extra' has no row")]
    public void A_member_more_is_named(string member, string expected)
        => CompiledPayload.Audit(CompiledPayload.Report + CompiledPayload.Os.Replace("record Os {", "record Os { " + member + " ", StringComparison.Ordinal))
            .Should().Contain(finding => finding.StartsWith(expected, StringComparison.Ordinal));

    [Theory]
    [InlineData("required Name Name { get; init; }", "required string Name { get; init; }", "Acme.Payload.Os.Name: 'os.name' is documented as 'name', which is not 'System.String'")]
    [InlineData("required Name Name { get; init; }", "required Count Name { get; init; }", "Acme.Payload.Os.Name: 'os.name' is documented as 'name', which is not 'Acme.Count'")]
    [InlineData("required Name Name { get; init; }", "required Name? Name { get; init; }", "Acme.Payload.Os.Name: 'os.name' is documented as 'name', and may be null")]
    [InlineData("required Name? Vendor { get; init; }", "required Name Vendor { get; init; }", "Acme.Payload.Os.Vendor: 'os.vendor' is documented as 'name or null', and is never null")]
    [InlineData("required Count? Bits { get; init; }", "required Count Bits { get; init; }", "Acme.Payload.Os.Bits: 'os.bits' is documented as 'count or null', and is never null")]
    [InlineData("required Count? Bits { get; init; }", "required long? Bits { get; init; }", "Acme.Payload.Os.Bits: 'os.bits' is documented as 'count or null', which is not 'System.Int64'")]
    [InlineData("required Count? Bits { get; init; }", "required Count? Bits { get; set; }", "Acme.Payload.Os.Bits: its setter is no 'init'")]
    [InlineData("required Count? Bits { get; init; }", "required Count? BITS { get; init; }", "Acme.Payload.Os.BITS: its name has no wire name")]
    [InlineData("required Name Name { get; init; }", "required Name Nick { get; init; }", "os.name: it has a row in ALLOWLIST.md and no member")]
    [InlineData("required Name Name { get; init; }", "required Os Name { get; init; }", "Acme.Payload.Os.Name: it holds a type that it is part of")]
    [InlineData("sealed record Os", "record Os", "Acme.Payload.Os: it is no sealed record")]
    [InlineData("sealed record Os", "sealed class Os", "Acme.Payload.Os: it is no sealed record")]
    [InlineData("sealed record Os", "record struct Os", "Acme.Payload.Os: it is no sealed record")]
    [InlineData("sealed record Os", "sealed record Os : System.IDisposable", "Acme.Payload.Os: it implements more than its own equality")]
    [InlineData("public sealed record Os", "[System.Obsolete] public sealed record Os", "Acme.Payload.Os: it carries the attribute 'System.ObsoleteAttribute'")]
    [InlineData("public sealed record Os", "public record Base { public string? Host { get; init; } } public sealed record Os : Base", "Acme.Payload.Os: it is no sealed record")]
    public void Another_declaration_is_named(string old, string with, string expected)
    {
        var os = CompiledPayload.Os.Replace(old, with, StringComparison.Ordinal);
        os = os.Contains("IDisposable", StringComparison.Ordinal) ? os.Replace("Os : System.IDisposable {", "Os : System.IDisposable { public void Dispose() { } ", StringComparison.Ordinal) : os;

        CompiledPayload.Audit(CompiledPayload.Report + os).Should().Contain(finding => finding.StartsWith(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("public sealed record Extra;")]
    [InlineData("public enum Extra { One }")]
    [InlineData("public delegate void Extra();")]
    [InlineData("static class Extra;")]
    [InlineData("public interface Extra;")]
    public void A_type_that_the_report_does_not_hold_is_named(string type)
        => CompiledPayload.Audit(CompiledPayload.Report + CompiledPayload.Os + type)
            .Should().Contain("Acme.Payload.Extra: it stands in the payload namespace and is no part of 'Acme.Payload.Report'");

    [Fact]
    public void In_another_assembly_every_type_of_the_payload_namespace_is_named()
    {
        CompiledPayload.Audit("sealed class Extra;", assembly: "Other").Should().ContainSingle().Which.Should().StartWith("Acme.Payload.Extra: it stands in the payload namespace");
        CompiledPayload.Audit("", assembly: "Other").Should().BeEmpty();
    }

    [Fact]
    public void Without_its_root_the_report_s_assembly_is_refused()
        => CompiledPayload.Audit("").Should().Contain("Acme.Payload.Report: the root of the report is not there").And.HaveCount(5);

    [Fact]
    public void A_struct_whose_fields_lie_upon_each_other_is_named()
        => CompiledPayload.Audit(CompiledPayload.Report
            + "[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Explicit)] public readonly record struct Os { [field: System.Runtime.InteropServices.FieldOffset(0)] public required Count? Bits { get; init; } }")
            .Should().Contain("Acme.Payload.Os: its fields may lie upon each other");

    [Theory]
    [InlineData("| `os.bits` | count or null | To know | `64` |\n", "", "Acme.Payload.Os.Bits: 'os.bits' has no row")]
    [InlineData("| `os.bits`", "| `os.width` | count | To know | `64` |\n| `os.bits`", "os.width: it has a row in ALLOWLIST.md and no member")]
    public void A_row_less_or_more_is_named(string old, string with, string expected)
        => CompiledPayload.Audit(CompiledPayload.Report + CompiledPayload.Os, CompiledPayload.Document.Replace(old, with, StringComparison.Ordinal))
            .Should().ContainSingle().Which.Should().StartWith(expected);

    [Fact]
    public void Where_the_code_does_not_say_whether_a_reference_may_be_null_it_is_refused()
        => CompiledPayload.Audit("#nullable disable\n" + CompiledPayload.Report + CompiledPayload.Os.Replace("Name?", "Name", StringComparison.Ordinal))
            .Should().Contain(finding => finding.Contains("does not say whether it may be null", StringComparison.Ordinal));

    [Promise(Section.CommandLine, "`audit` holds compiled assemblies against the document and the banned calls")]
    [Theory]
    [InlineData("System.Environment.MachineName", "System.Environment.get_MachineName")]
    [InlineData("System.Net.Dns.GetHostName()", "System.Net.Dns")]
    [InlineData("System.Net.NetworkInformation.NetworkInterface.GetAllNetworkInterfaces().ToString()!", "System.Net.NetworkInformation.NetworkInterface")]
    public void A_question_whose_machine_it_is_is_named_wherever_it_is_asked(string call, string expected)
    {
        var assembly = CompiledPayload.Compile($"static class Ask {{ static string X() => {call}; }}", assembly: "Other");

        AssemblyAudit.Run(new MemoryStream(assembly), AuditPolicy.Embedded).Findings.Select(finding => finding.ToString())
            .Should().ContainSingle(finding => finding.StartsWith(expected + ": it is referred to and banned", StringComparison.Ordinal));
        AssemblyAudit.Run(new MemoryStream(assembly), AuditPolicy.Parse(CompiledPayload.Document.Replace("Acme.Payload", "Nowhere.Else", StringComparison.Ordinal))).Findings
            .Should().BeEmpty("what other products ask is theirs to say");
    }
}
