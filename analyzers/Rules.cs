using Microsoft.CodeAnalysis;

namespace TelemetryHex.Analyzers;

/// <summary>The rules. None of them can be configured, suppressed or turned into a warning.</summary>
public static class Rules
{
    /// <summary>The document is missing, doubled, unreadable or deviates from its grammar.</summary>
    public static readonly DiagnosticDescriptor UnreadableAllowlist = Rule(
        "THX0001", "The allowlist must be there and follow its grammar", "ALLOWLIST.md: {0}", WellKnownDiagnosticTags.CompilationEnd);

    /// <summary>A member of the payload has no row.</summary>
    public static readonly DiagnosticDescriptor UnlistedMember = Rule(
        "THX0002",
        "A payload member must have a row in the allowlist",
        "'{0}' would be sent as '{1}', which has no row in ALLOWLIST.md; remove it, or add the row '{2}': that is a privacy decision and wants a reviewer");

    /// <summary>A row has no member.</summary>
    public static readonly DiagnosticDescriptor StaleRow = Rule(
        "THX0003", "An allowlisted value must be sent", "'{0}' has a row and no member of '{1}' that it stands for; remove the row, or restore the member '{2}'");

    /// <summary>A member has another type or nullability than its row.</summary>
    public static readonly DiagnosticDescriptor OtherType = Rule(
        "THX0004",
        "A payload member must have the type that its row documents",
        "'{0}' is sent as '{1}', which ALLOWLIST.md documents as '{2}', not as '{3}'; a change of the row is a privacy decision and wants a reviewer");

    /// <summary>A type of the payload is more than plain data.</summary>
    public static readonly DiagnosticDescriptor NotPlainData = Rule(
        "THX0005", "A payload type must be plain data", "'{0}' is not plain data: {1}");

    /// <summary>A member's type can hold anything.</summary>
    public static readonly DiagnosticDescriptor OpenType = Rule(
        "THX0006",
        "A payload member must have a closed type",
        "'{0}', sent as '{1}', has the type '{2}', which is neither a payload type nor a type that ALLOWLIST.md lists; what it can hold is not known");

    /// <summary>An attribute or a directive in the payload.</summary>
    public static readonly DiagnosticDescriptor Annotated = Rule(
        "THX0007", "Payload code may not carry attributes or directives", "'{0}' carries {1}, which can change what is sent without a trace in ALLOWLIST.md; remove it");

    /// <summary>A type in the payload namespace that is no part of the report.</summary>
    public static readonly DiagnosticDescriptor ForeignType = Rule(
        "THX0008", "The payload namespace holds the report's types and nothing else", "'{0}' stands in the payload namespace '{1}' and is no part of the report '{2}'; move it elsewhere");

    /// <summary>The analyzer itself failed.</summary>
    public static readonly DiagnosticDescriptor AnalyzerFailure = Rule(
        "THX0009", "The analyzer must be able to judge", "The analyzer failed, so nothing is known about the payload: {0}", WellKnownDiagnosticTags.CompilationEnd);

    /// <summary>An object other than the report is written as JSON.</summary>
    public static readonly DiagnosticDescriptor OtherJson = Rule(
        "THX0010", "Only the report may be serialized", "'{0}' serializes '{1}', which is not the report; if it is never sent, ALLOWLIST.md must say so under 'What else is written as JSON'");

    /// <summary>A leaf type that can hold free text.</summary>
    public static readonly DiagnosticDescriptor OpenLeaf = Rule(
        "THX0011", "A type that the allowlist lists must be closed", "'{0}' cannot stand for '{1}': {2}");

    private const string HelpRoot = "https://github.com/TelemetryHex/TelemetryHex/blob/main/analyzers/rules/";

    // NotConfigurable stops #pragma, NoWarn, .editorconfig and rulesets, but not [SuppressMessage]; the compiler's own tag stops that too.
    // The tag is meant for the compiler: real builds in the tests show that it works here.
    private static DiagnosticDescriptor Rule(string id, string title, string message, params string[] moreTags) => new(
        id,
        title,
        message,
        "Privacy",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpRoot + id + ".md",
        customTags: [WellKnownDiagnosticTags.NotConfigurable, WellKnownDiagnosticTags.Compiler, .. moreTags]);
}
