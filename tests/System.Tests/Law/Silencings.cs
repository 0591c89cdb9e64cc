namespace TelemetryHex.SystemTests.Law;

/// <summary>Ways to make the compiler look away from a leak in the payload.</summary>
internal static class Silencings
{
    private const string Everything = "THX0001;THX0002;THX0003;THX0004;THX0005;THX0006;THX0007;THX0008;THX0009;THX0010;THX0011";
    private const string Analyzer = "<Analyzer Remove=\"@(Analyzer)\" Condition=\"'%(Filename)' == 'TelemetryHex.Analyzers'\" />";
    private const string Document = "<AdditionalFiles Remove=\"@(AdditionalFiles)\" Condition=\"'%(Filename)' == 'ALLOWLIST'\" />";

    public static IReadOnlyList<Attack> All { get; } =
    [
        .. InSource(),
        Told("NoWarn in the project", $"<PropertyGroup><NoWarn>$(NoWarn);{Everything}</NoWarn></PropertyGroup>"),
        Told("NoWarn on the command line", "", "THX0002", "MemoryInfo.Sockets", "-p:NoWarn=" + Everything.Replace(";", "%3B", StringComparison.Ordinal)),
        Told("warnings not as errors", "<PropertyGroup><TreatWarningsAsErrors>false</TreatWarningsAsErrors><WarningsNotAsErrors>THX0002</WarningsNotAsErrors><WarningLevel>0</WarningLevel></PropertyGroup>"),
        Written("an .editorconfig", "core/Payload/.editorconfig", "[*.cs]\ndotnet_diagnostic.THX0002.severity = none\ndotnet_analyzer_diagnostic.severity = none\ngenerated_code = true\n"),
        Written("a .globalconfig", "core/.globalconfig", "is_global = true\nglobal_level = 9999\ndotnet_diagnostic.THX0002.severity = none\n"),
        Told("a ruleset", "<PropertyGroup><CodeAnalysisRuleSet>law.ruleset</CodeAnalysisRuleSet></PropertyGroup>") with
        {
            Apply = repository =>
            {
                Attack.Leak(repository);
                repository.Write("core/law.ruleset", "<RuleSet Name=\"x\" ToolsVersion=\"17.0\"><Rules AnalyzerId=\"TelemetryHex.Analyzers\" RuleNamespace=\"x\"><Rule Id=\"THX0002\" Action=\"None\" /></Rules></RuleSet>");
                Attack.Extend(repository, "<PropertyGroup><CodeAnalysisRuleSet>law.ruleset</CodeAnalysisRuleSet></PropertyGroup>");
            },
        },
        Told("RunAnalyzers in the project", "<PropertyGroup><RunAnalyzers>false</RunAnalyzers></PropertyGroup>"),
        Told("RunAnalyzers on the command line", "", "THX0002", "MemoryInfo.Sockets", "-p:RunAnalyzers=false"),
        Told("RunAnalyzersDuringBuild in the project", "<PropertyGroup><RunAnalyzersDuringBuild>false</RunAnalyzersDuringBuild></PropertyGroup>"),
        Told("RunAnalyzersDuringBuild on the command line", "", "THX0002", "MemoryInfo.Sockets", "-p:RunAnalyzersDuringBuild=false"),
        Told("an implicitly triggered build", "", "THX0002", "MemoryInfo.Sockets", "-p:IsImplicitlyTriggeredBuild=true", "-p:OptimizeImplicitlyTriggeredBuild=true", "-p:TreatWarningsAsErrors=false"),
        Told("analyzers skipped in a target", "<Target Name=\"Skip\" AfterTargets=\"_ComputeSkipAnalyzers\"><PropertyGroup><_SkipAnalyzers>true</_SkipAnalyzers></PropertyGroup></Target>", "THX0901", "ALLOWLIST.md"),
        Told("a response file", "<PropertyGroup><CompilerResponseFile>$(MSBuildProjectDirectory)/x.rsp</CompilerResponseFile></PropertyGroup>", "THX0901", "x.rsp") with
        {
            Apply = repository =>
            {
                Attack.Leak(repository);
                repository.Write("core/x.rsp", "/skipanalyzers+");
                Attack.Extend(repository, "<PropertyGroup><CompilerResponseFile>$(MSBuildProjectDirectory)/x.rsp</CompilerResponseFile></PropertyGroup>");
            },
        },
        new(
            "a response file that is named behind the guard, and the audit's properties cleared",
            repository =>
            {
                Attack.Leak(repository);
                repository.Write("core/x.rsp", "/skipanalyzers+");
                Attack.Extend(repository, "<Target Name=\"Behind\" AfterTargets=\"TelemetryHexGuard\"><PropertyGroup><CompilerResponseFile>$(MSBuildProjectDirectory)/x.rsp</CompilerResponseFile><_TelemetryAudit /><_TelemetryAllowlist /></PropertyGroup></Target>");
            },
            "THX0904",
            "MemoryInfo.Sockets"),
        new(
            "the law not imported in an adapter",
            repository =>
            {
                repository.Write("adapters/Files/DiskInfo.cs", "namespace TelemetryHex.Payload;\n\ninternal sealed record DiskInfo;\n");
                repository.Replace(
                    "adapters/Files/TelemetryHex.Adapters.Files.csproj",
                    "<TargetFramework>",
                    "<ImportDirectoryBuildTargets>false</ImportDirectoryBuildTargets><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings><LangVersion>14</LangVersion><TargetFramework>");
            },
            "THX0904",
            "TelemetryHex.Payload.DiskInfo") { Builds = Attack.Hosting },
        Told("the .NET analyzers off", "<PropertyGroup><EnableNETAnalyzers>false</EnableNETAnalyzers><AnalysisMode>None</AnalysisMode><AnalysisLevel>none</AnalysisLevel></PropertyGroup>"),
        Told("a property that looks like an exclusion", "", "THX0002", "MemoryInfo.Sockets", "-p:IsRoslynComponent=true", "-p:IsTestProject=true", "-p:TelemetryPayloadNamespace=Nowhere", "-p:_TelemetryAnalyzer=", "-p:_TelemetryAllowlist=", "-p:_TelemetryAudit="),
        Told("the analyzer removed in the project", "<ItemGroup><Analyzer Remove=\"@(Analyzer)\" /></ItemGroup>"),
        Told("the analyzer removed in a target", $"<Target Name=\"Remove\" BeforeTargets=\"CoreCompile\"><ItemGroup>{Analyzer}</ItemGroup></Target>", "THX0902", "TelemetryHex.Analyzers.dll"),
        Told("the analyzer replaced in a target", $"<Target Name=\"Swap\" BeforeTargets=\"CoreCompile\"><Copy SourceFiles=\"$(MSBuildProjectFullPath)\" DestinationFiles=\"$(IntermediateOutputPath)TelemetryHex.Analyzers.dll\" /><ItemGroup>{Analyzer}<Analyzer Include=\"$(IntermediateOutputPath)TelemetryHex.Analyzers.dll\" /></ItemGroup></Target>", "THX0902", "TelemetryHex.Analyzers.dll"),
        Told("the document removed in the project", "<ItemGroup><AdditionalFiles Remove=\"@(AdditionalFiles)\" /><AdditionalFiles Remove=\"Payload/ALLOWLIST.md\" /></ItemGroup>"),
        Told("the document removed in a target", $"<Target Name=\"Remove\" BeforeTargets=\"CoreCompile\"><ItemGroup>{Document}</ItemGroup></Target>", "THX0903", "ALLOWLIST.md"),
        Replaced(),
        Told("a second document", "<ItemGroup><AdditionalFiles Include=\"../analyzers/ALLOWLIST.md\" /></ItemGroup>", "THX0903", "ALLOWLIST.md"),
        new("the document removed in an adapter", repository => Attack.Extend(repository, $"<Target Name=\"Remove\" BeforeTargets=\"CoreCompile\"><ItemGroup>{Document}</ItemGroup></Target>", Attack.Linux), "THX0903", "ALLOWLIST.md") { Builds = Attack.Linux },
        new("the analyzer removed in an adapter", repository => Attack.Extend(repository, $"<Target Name=\"Remove\" BeforeTargets=\"CoreCompile\"><ItemGroup>{Analyzer}</ItemGroup></Target>", Attack.Linux), "THX0902", "TelemetryHex.Analyzers.dll") { Builds = Attack.Linux },
        Told("a target of the guard's name", "<Target Name=\"TelemetryHexGuard\" /><Target Name=\"TelemetryHexAudit\" />"),
        new("an analyzer that cannot be loaded", Corrupt, "THX0902", "TelemetryHex.Analyzers.dll"),
        new(
            "an analyzer that cannot be loaded, with the compiler's warning of it ignored",
            repository =>
            {
                Corrupt(repository);
                Attack.Extend(repository, "<PropertyGroup><NoWarn>$(NoWarn);CS8032;CS8034;AD0001</NoWarn></PropertyGroup>");
            },
            "THX0902",
            "TelemetryHex.Analyzers.dll",
            "-p:NoWarn=CS8034"),
    ];

    private static IEnumerable<Attack> InSource()
    {
        const string Category = "\"Privacy\", \"THX0002\"";
        yield return Inline("#pragma", repository => repository.Replace(Attack.Memory, "using TelemetryHex.Vocabulary;", "#pragma warning disable\nusing TelemetryHex.Vocabulary;"));
        string AttributesFor(string prefix, string more = "") => string.Concat(
            from name in (string[])["SuppressMessage", "UnconditionalSuppressMessage"]
            select $"[{prefix}System.Diagnostics.CodeAnalysis.{name}({Category}{more}, Justification = \"x\")]\n");
        yield return new("suppressing attributes on the member", repository => Attack.Leak(repository, AttributesFor("")), "THX0002", "MemoryInfo.Sockets");
        yield return Inline("suppressing attributes on the type", repository => repository.Replace(Attack.Memory, "public sealed record", AttributesFor("") + "public sealed record"));
        foreach (var target in (string[])["module: ", "assembly: "])
        {
            yield return Inline($"suppressing attributes of the {target.TrimEnd(' ', ':')}", repository => repository.Write("core/GlobalSuppressions.cs", AttributesFor(target)));
            yield return Inline(
                $"suppressing attributes of the {target.TrimEnd(' ', ':')} with a target",
                repository => repository.Write("core/GlobalSuppressions.cs", AttributesFor(target, ", Scope = \"namespaceanddescendants\", Target = \"~N:TelemetryHex.Payload\"")));
        }

        yield return Inline("a mark of generated code", repository => repository.Replace(Attack.Memory, "using TelemetryHex.Vocabulary;", "// <auto-generated/>\nusing TelemetryHex.Vocabulary;"));
        yield return Inline("[GeneratedCode]", repository => repository.Replace(Attack.Memory, "public sealed record", "[System.CodeDom.Compiler.GeneratedCode(\"x\", \"1\")]\npublic sealed record"));
        yield return Inline("#line hidden", repository => repository.Replace(Attack.Memory, "using TelemetryHex.Vocabulary;", "#line hidden\nusing TelemetryHex.Vocabulary;"));
    }

    private static Attack Inline(string name, Action<ScratchRepository> apply)
        => new(name, Leaking(apply), "THX0002", "MemoryInfo.Sockets");

    private static Attack Told(string name, string xml, string id = "THX0002", string named = "MemoryInfo.Sockets", params string[] arguments)
        => new(name, Leaking(repository => Attack.Extend(repository, xml)), id, named, arguments);

    private static Attack Written(string name, string file, string text)
        => new(name, Leaking(repository => repository.Write(file, text)), "THX0002", "MemoryInfo.Sockets");

    private static Attack Replaced()
        => new(
            "the document replaced in a target by one with the leak in it",
            Leaking(repository =>
            {
                repository.Write("analyzers/ALLOWLIST.md", repository.Read(Attack.Document).Replace("\n| `memory.total_gb`", "\n| `memory.sockets` | core count or null | To know | `2` |\n| `memory.total_gb`", StringComparison.Ordinal));
                Attack.Extend(repository, $"<Target Name=\"Swap\" BeforeTargets=\"CoreCompile\"><ItemGroup>{Document}<AdditionalFiles Include=\"../analyzers/ALLOWLIST.md\" /></ItemGroup></Target>");
            }),
            "THX0903",
            "ALLOWLIST.md");

    // In both places and with a time that makes the build believe it is up to date.
    private static void Corrupt(ScratchRepository repository)
    {
        Attack.Leak(repository);
        foreach (var file in (string[])["analyzers/obj/Debug/netstandard2.0/TelemetryHex.Analyzers.dll", "analyzers/bin/Debug/netstandard2.0/TelemetryHex.Analyzers.dll"])
        {
            repository.Write(file, "no assembly");
            File.SetLastWriteTimeUtc(repository.PathOf(file), DateTime.UnixEpoch.AddYears(130));
        }
    }

    private static Action<ScratchRepository> Leaking(Action<ScratchRepository> apply) => repository =>
    {
        Attack.Leak(repository);
        apply(repository);
    };
}
