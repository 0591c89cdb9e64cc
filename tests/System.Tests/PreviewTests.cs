using System.Globalization;
using System.Text.Json;

namespace TelemetryHex.SystemTests;

public sealed class PreviewTests
{
    [Promise(Section.Report, "`os.version` is the language runtime's version")]
    [Fact]
    public async Task It_prints_one_report_of_this_very_machine()
    {
        using var directory = new WorkingDirectory();

        var preview = await CommandLineProcess.RunAsync(directory, "preview");

        preview.ExitCode.Should().Be(0);
        using var report = JsonDocument.Parse(preview.Output);
        var memory = File.ReadLines("/proc/meminfo").Single(line => line.StartsWith("MemTotal:", StringComparison.Ordinal));
        var kibibytes = double.Parse(memory.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        report.RootElement.GetProperty("memory").GetProperty("total_gb").GetDouble()
            .Should().Be(Math.Round(kibibytes / (1024 * 1024), 1, MidpointRounding.AwayFromZero));
        var threads = File.ReadLines("/proc/stat").Count(line => line.StartsWith("cpu", StringComparison.Ordinal) && char.IsAsciiDigit(line[3]));
        report.RootElement.GetProperty("cpu").GetProperty("logical_cores").GetInt32().Should().Be(threads);
        report.RootElement.GetProperty("os").GetProperty("version").GetString().Should().Be($"dotnet{Environment.Version}");
    }

    [Fact]
    public async Task It_prints_the_bytes_of_the_body_and_nothing_around_them()
    {
        using var directory = new WorkingDirectory();

        var preview = await CommandLineProcess.RunAsync(directory, "preview --product-version 1.10.0");

        var decoded = Wire.ReportJson.Decode(preview.Output);
        decoded.Fault.Should().BeNull();
        Wire.ReportJson.Encode(decoded.Report ?? throw new InvalidOperationException()).Should().Equal(preview.Output);
    }

    [Promise(Section.CommandLine, "`preview` works when off and writes nothing anywhere")]
    [Fact]
    public async Task It_works_when_telemetry_is_off_and_writes_nothing()
    {
        using var directory = new WorkingDirectory();

        var preview = await CommandLineProcess.RunAsync(directory, "preview --headers", new() { ["DO_NOT_TRACK"] = "1" });

        preview.ExitCode.Should().Be(0);
        preview.Text.Should().StartWith("POST /api/v1/liftbridge/telemetry HTTP/1.1\r\nHost: telemetry.basekick.net\r\nUser-Agent: Liftbridge/dev\r\n");
        directory.Entries().Should().BeEmpty();
    }

    [Fact]
    public async Task It_says_on_standard_error_that_an_id_is_made_up()
    {
        using var directory = new WorkingDirectory();

        var first = await CommandLineProcess.RunAsync(directory, "preview");
        var second = await CommandLineProcess.RunAsync(directory, "preview");

        first.Error.Should().Contain("made up");
        second.Text.Should().NotBe(first.Text);
    }
}
