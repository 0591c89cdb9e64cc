namespace TelemetryHex.SystemTests.Law;

/// <summary>Where the analyzer was kept from running altogether, the audit of what was compiled finds the leak.</summary>
[Collection(LawGroup.Name)]
public sealed class LastLockTests(LawMatrix matrix)
{
    private const string Adapter = "adapters/Linux/TelemetryHex.Adapters.Linux.csproj";
    private const string Squatter = "adapters/Linux/KernelInfo.cs";

    // What the policy would have set, so that the sources compile without it.
    private static readonly string[] WithoutTheLaw =
        ["-p:ImportDirectoryBuildTargets=false", "-p:ImplicitUsings=enable", "-p:Nullable=enable", "-p:LangVersion=14", "--no-dependencies"];

    [Promise(Section.Allowlist, "Nothing silences that")]
    [Fact]
    public async Task A_leak_that_was_compiled_without_the_law_fails_the_next_build_and_the_one_after()
    {
        var repository = await matrix.CopyAsync();
        repository.Write(Squatter, "namespace TelemetryHex.Payload;\n\ninternal sealed record KernelInfo;\n");
        var (exitCode, output) = await repository.BuildAsync(Adapter, WithoutTheLaw);
        exitCode.Should().Be(0, output);
        for (var time = 0; time < 2; time++)
        {
            (exitCode, output) = await repository.BuildAsync(Adapter);

            exitCode.Should().NotBe(0, output);
            output.Should().MatchRegex("error THX(0008: '|0904: TelemetryHex.Payload.)KernelInfo");
        }
    }

    [Fact]
    public async Task What_a_removal_behind_the_guard_lets_through_the_audit_finds()
    {
        var repository = await matrix.CopyAsync();
        repository.Write(Squatter, "namespace TelemetryHex.Payload;\n\ninternal sealed record KernelInfo;\n");
        Attack.Extend(repository, "<Target Name=\"Behind\" AfterTargets=\"TelemetryHexGuard\"><ItemGroup><Analyzer Remove=\"@(Analyzer)\" /></ItemGroup></Target>", Adapter);

        // The second time nothing is compiled: the compiler's own answer was a success.
        for (var time = 0; time < 2; time++)
        {
            var (exitCode, output) = await repository.BuildAsync(Adapter);

            exitCode.Should().NotBe(0, output);
            output.Should().Contain("error THX0904: TelemetryHex.Payload.KernelInfo");
        }
    }

    [Promise(Section.Allowlist, "The encoder is written from the rows, in their order")]
    [Fact]
    public async Task Without_the_analyzer_there_is_no_encoder_and_with_one_of_ones_own_the_audit_still_names_the_member()
    {
        var repository = await matrix.CopyAsync();
        Attack.Leak(repository);
        var (exitCode, output) = await repository.BuildAsync(Attack.Project, WithoutTheLaw);
        exitCode.Should().NotBe(0, output);
        output.Should().Contain("error CS0234").And.Contain("Generated");

        repository.Write("core/Wire/ReportEncoder.cs", """
            namespace TelemetryHex.Generated;

            internal static class ReportEncoder
            {
                public static bool TryEncode(Payload.Report report, Span<byte> destination, out int bytesWritten)
                    => System.Text.Encoding.UTF8.TryGetBytes($"{report}", destination, out bytesWritten);
            }
            """);
        (exitCode, output) = await repository.BuildAsync(Attack.Project, WithoutTheLaw);
        exitCode.Should().Be(0, output);

        using var directory = new WorkingDirectory();
        var audit = await CommandLineProcess.RunAsync(directory, $"audit {repository.PathOf("core/bin/Debug/net10.0/TelemetryHex.Core.dll")}");
        audit.ExitCode.Should().Be(1, audit.Error);
        audit.Text.Should().Contain("TelemetryHex.Payload.MemoryInfo.Sockets: 'memory.sockets' has no row");
    }
}
