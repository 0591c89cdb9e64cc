namespace TelemetryHex.SystemTests.Audit;

public sealed class AuditCommandTests
{
    [Promise(Section.CommandLine, "`audit` holds compiled assemblies against the document and the banned calls")]
    [Fact]
    public async Task Every_assembly_that_ships_is_clean()
    {
        using var directory = new WorkingDirectory();
        var shipped = Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll")
            .Where(file => Path.GetFileName(file) is var name && name.StartsWith("telemetryhex", StringComparison.OrdinalIgnoreCase) && !name.Contains("Tests", StringComparison.Ordinal)).ToList();

        var ended = await CommandLineProcess.RunAsync(directory, "audit " + string.Join(' ', shipped));

        ended.ExitCode.Should().Be(0, ended.Text + ended.Error);
        shipped.Should().Contain(file => file.EndsWith("TelemetryHex.Core.dll", StringComparison.Ordinal)).And.HaveCountGreaterThan(5);
        ended.Text.Should().StartWith($"audited: {shipped.Count} assemblies, 4 payload types, no difference");
    }

    [Fact]
    public async Task Every_list_has_its_assembly_which_reaches_what_it_names_and_nothing_else()
    {
        using var directory = new WorkingDirectory();
        var folder = Path.Combine(Repository.Root, "analyzers", "capabilities");
        var shipped = Directory.EnumerateFiles(folder, "*.txt").Select(Path.GetFileNameWithoutExtension).Where(name => name != "compiler")
            .Select(name => Path.Combine(AppContext.BaseDirectory, $"{name}.dll")).ToList();

        var ended = await CommandLineProcess.RunAsync(directory, $"audit {string.Join(' ', shipped)} --capabilities {folder} --strict-lists");

        ended.ExitCode.Should().Be(0, ended.Text + ended.Error);
        shipped.Should().HaveCountGreaterThanOrEqualTo(11);
    }

    [Promise(Section.CommandLine, "`audit` holds compiled assemblies against the document and the banned calls")]
    [Fact]
    public async Task A_leak_is_named_and_answered_with_one()
    {
        using var directory = new WorkingDirectory();
        directory.Write("LAW.md", CompiledPayload.Document);
        await File.WriteAllBytesAsync(directory.File("acme.dll"), CompiledPayload.Compile(CompiledPayload.Report + CompiledPayload.Os.Replace("record Os {", "record Os { public string? Host { get; init; } ", StringComparison.Ordinal)));

        var ended = await CommandLineProcess.RunAsync(directory, "audit acme.dll --allowlist LAW.md");

        ended.ExitCode.Should().Be(1);
        ended.Text.Should().Be("acme.dll : error THX0904: Acme.Payload.Os.Host: 'os.host' has no row in ALLOWLIST.md\n");
    }

    [Fact]
    public async Task A_row_that_core_does_not_keep_is_named()
    {
        using var directory = new WorkingDirectory();
        var core = Path.Combine(AppContext.BaseDirectory, "TelemetryHex.Core.dll");
        directory.Write("LAW.md", string.Join('\n', Repository.Read("core/Payload/ALLOWLIST.md").Split('\n').Where(line => !line.StartsWith("| `cpu.frequency_mhz`", StringComparison.Ordinal) && !line.StartsWith("- *megahertz*", StringComparison.Ordinal))));

        var ended = await CommandLineProcess.RunAsync(directory, $"audit {core} --allowlist LAW.md");

        ended.ExitCode.Should().Be(1);
        ended.Text.Should().Be($"{core} : error THX0904: TelemetryHex.Payload.CpuInfo.FrequencyMhz: 'cpu.frequency_mhz' has no row in ALLOWLIST.md\n");
    }

    [Promise(Section.CommandLine, "`audit` holds compiled assemblies against the document and the banned calls")]
    [Theory]
    [InlineData("audit")]
    [InlineData("audit nowhere.dll")]
    [InlineData("audit text.dll")]
    [InlineData("audit text.dll --allowlist nowhere.md")]
    [InlineData("audit text.dll --allowlist text.dll")]
    [InlineData("audit text.dll --capabilities nowhere")]
    public async Task What_cannot_be_audited_is_answered_with_two(string arguments)
    {
        using var directory = new WorkingDirectory();
        directory.Write("text.dll", "text");

        var ended = await CommandLineProcess.RunAsync(directory, arguments);

        ended.ExitCode.Should().Be(2);
        ended.Text.Should().BeEmpty();
        ended.Error.Should().NotBeEmpty();
    }
}
