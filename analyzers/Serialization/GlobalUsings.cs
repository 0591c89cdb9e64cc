using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TelemetryHex.Analyzers.Serialization;

/// <summary>Finds a global alias or static using of a JSON type: by it every other file can use the type without naming it.</summary>
internal static class GlobalUsings
{
    public static bool HideJson(SyntaxTree tree)
        => tree.GetRoot() is CompilationUnitSyntax unit
            && unit.Usings.Any(use => use.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword)
                && (use.Alias is not null || use.StaticKeyword.IsKind(SyntaxKind.StaticKeyword))
                && JsonMention.IsIn(use.GetText()));
}
