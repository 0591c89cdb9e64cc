using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TelemetryHex.Analyzers.Serialization;

/// <summary>A global alias or static using of a JSON type lets every other file use it without naming it.</summary>
internal static class GlobalUsings
{
    public static bool HideJson(SyntaxTree tree)
        => tree.GetRoot() is CompilationUnitSyntax unit
            && unit.Usings.Any(use => use.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword)
                && (use.Alias is not null || use.StaticKeyword.IsKind(SyntaxKind.StaticKeyword))
                && JsonMention.IsIn(use.GetText()));
}
