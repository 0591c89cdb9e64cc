using System.Text.RegularExpressions;

namespace TelemetryHex.SystemTests.Documents;

/// <summary>Every command that a document gives its reader is run here, or stands in a list with the reason why it is not.</summary>
public sealed partial class CommandTests
{
    private const string Measures = "takes minutes of a quiet machine, and no test asserts its figures";
    private const string NeedsSystemd = "wants a machine that systemd runs; ServiceUnitTests holds the unit and its arguments";

    private static readonly Dictionary<string, string> NotRunHere = new()
    {
        ["dotnet test"] = "is what .ci/run runs, this test among it; ReadmeTests compares the two",
        ["dotnet run -c Release --project tests/Benchmarks -- --filter '*'"] = Measures,
        ["dotnet run -c Release --project tests/Benchmarks -- --filter '*EncodeBenchmarks*'"] = Measures,
        ["dotnet run -c Release --project tests/Benchmarks -- analyzers"] = Measures,
        ["dotnet run -c Release --project tests/Benchmarks -- receiver 2"] = Measures,
        ["dotnet run -c Release --project tests/Benchmarks -- receiver-months 10000000"] = Measures,
        ["dotnet run -c Release --project tests/Benchmarks -- receiver-memory 10000000"] = Measures,
        ["sudo dotnet publish adapters/Receiver -c Release -o /usr/lib/telemetryhex-receiver"] = NeedsSystemd,
        ["sudo install -m 644 adapters/Receiver/telemetryhex-receiver.service /etc/systemd/system/"] = NeedsSystemd,
        ["sudo systemctl daemon-reload"] = NeedsSystemd,
        ["sudo systemctl enable --now telemetryhex-receiver"] = NeedsSystemd,
        ["sudo systemd-run --pipe -p User=telemetryhex-receiver -p DynamicUser=yes -p StateDirectory=telemetryhex-receiver /usr/lib/telemetryhex-receiver/TelemetryHex.Receiver backup --data-dir /var/lib/telemetryhex-receiver"] = NeedsSystemd,
    };

    private static readonly string[] RunHere = ["README.md", "docs/operating.md"];

    [Promise(
        Section.Documents,
        "Each command of the README and of the operator's page works as written; one that is not run by a test is listed with the "
        + "reason")]
    [Fact]
    public async Task The_commands_of_README_do_what_it_says()
    {
        using var session = await CommandSession.RunAsync(CommandsToRun("README.md"));

        JsonPaths.Of(session.Of(" preview").Text).Should().Equal(AllowlistTable.Of(Repository.Read("README.md")).Select(row => row.Path));
        session.Of(" send ").Error.Should().Contain("INFO: Telemetry sent successfully [status=202]");
        session.Has("client/.instance_id").Should().BeFalse("it was forgotten");
        session.ReceiverLog.Should().Contain("[k=1,", "dotnet run is the Development environment");
        (await session.ReadPageAsync()).Should().Contain("instance_id");
        (await session.StopAsync()).Should().Be(0, session.ReceiverLog);
    }

    [Promise(
        Section.Documents,
        "Each command of the README and of the operator's page works as written; one that is not run by a test is listed with the "
        + "reason")]
    [Fact]
    public async Task The_commands_of_the_operator_s_page_do_what_it_says()
    {
        using var session = await CommandSession.RunAsync(CommandsToRun("docs/operating.md"));

        session.ReceiverLog.Should().Contain("[k=10,", "a published receiver is in the Production environment");
        File.Exists(session.Of("./published/TelemetryHex.Receiver backup").Text.Trim()).Should().BeTrue("its path is printed");
        session.Of(" restore ").Text.Should().Contain("The backup is whole");
        (await session.StopAsync()).Should().Be(0, session.ReceiverLog);
    }

    [Promise(
        Section.Documents,
        "Each command of the README and of the operator's page works as written; one that is not run by a test is listed with the "
        + "reason")]
    [Fact]
    public void A_command_of_any_document_is_run_here_or_named_with_its_reason()
    {
        var commands = MarkdownDocument.All.Append(new("analyzers/RULES.md")).Where(document => !RunHere.Contains(document.Path)).SelectMany(document => document.Commands());

        commands.Should().OnlyContain(command => NotRunHere.ContainsKey(command));
    }

    [Fact]
    public void A_command_that_is_not_run_stands_in_a_document()
        => NotRunHere.Keys.Should().BeSubsetOf(MarkdownDocument.All.Append(new("analyzers/RULES.md")).SelectMany(document => document.Commands()));

    [Fact]
    public void A_measurement_that_a_document_names_is_one_that_the_program_has()
    {
        var program = Repository.Read("tests/Benchmarks/Program.cs");
        var measured = NotRunHere.Keys.Select(command => Measurement().Match(command)).Where(match => match.Success).ToList();

        measured.Should().NotBeEmpty();
        foreach (var match in measured)
        {
            (match.Groups["verb"] is { Success: true } verb
                ? program.Contains($"[\"{verb.Value}\"", StringComparison.Ordinal)
                : File.Exists(Path.Combine(Repository.Root, $"tests/Benchmarks/{match.Groups["class"].Value}.cs"))).Should().BeTrue(match.Value);
        }
    }

    private static IEnumerable<string> CommandsToRun(string document)
        => new MarkdownDocument(document).Commands().Where(command => !NotRunHere.ContainsKey(command));

    [GeneratedRegex("tests/Benchmarks -- (?:(?<verb>[a-z]+(?:-[a-z]+)?)|--filter '\\*(?<class>\\w+)\\*')")]
    private static partial Regex Measurement();
}
