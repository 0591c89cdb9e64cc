using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TelemetryHex.Hosting;

namespace TelemetryHex.Adapters.Tests.Hosting;

/// <summary>Other names of telemetry's switch, and data directories with stray characters, in a host.</summary>
public sealed class SharedKeyTests
{
    [Promise(Section.Consent, "… at the root of a host's configuration, where other software's names say nothing")]
    [Theory]
    [InlineData("""{"TelemetryEnabled":false}""", "TelemetryEnabled")]
    [InlineData("""{"Disable_Telemetry":true}""", "Disable_Telemetry")]
    [InlineData("""{"NoTelemetry":"yes"}""", "NoTelemetry")]
    [InlineData("""{"telemetry-opt-out":1}""", "telemetry-opt-out")]
    [InlineData("""{"DisableTelemetry":"maybe"}""", "DisableTelemetry")]
    [InlineData("""{"DisableTelemetry":{"For":["all"]}}""", "DisableTelemetry:For:0")]
    [InlineData("""{"DisableTelemetry":[true,false]}""", "DisableTelemetry:0")]
    public async Task Another_name_at_the_root_of_a_file_is_off_with_one_warning(string json, string key)
    {
        await using var telemetry = Host(configuration => configuration.AddJsonStream(Stream(json)));

        await telemetry.Host.StartAsync();

        telemetry.Lines.All.Should().HaveCount(2);
        telemetry.Lines.All[0].Should().StartWith("WARN: Telemetry setting: ").And.Contain($": {key} ")
            .And.Contain("write telemetry.enabled: false");
        telemetry.Lines.All[1].Should().Be("INFO: Telemetry is disabled");
    }

    [Promise(Section.Consent, "… at the root of a host's configuration, where other software's names say nothing")]
    [Theory]
    [InlineData("""{"TelemetryEnabled":true,"DisableTelemetry":false}""")]
    [InlineData("""{"OpenTelemetry":{"Enabled":false,"Endpoint":"http://localhost:4317"}}""")]
    [InlineData("""{"ApplicationInsights":{"EnableTelemetry":false,"DisableTelemetry":true}}""")]
    [InlineData("""{"TelemetryConnectionString":"x","TelemetryClient":{"Key":"x"},"Database":{"Dir":"x"}}""")]
    public async Task Keys_of_other_software_and_names_that_say_on_leave_it_on(string json)
    {
        await using var telemetry = Host(configuration => configuration.AddJsonStream(Stream(json)));

        await ShouldReportAsync(telemetry);
    }

    [Promise(Section.Consent, "… at the root of a host's configuration, where other software's names say nothing")]
    // The generic host cuts DOTNET_ off, so that DOTNET_TELEMETRY_OPTOUT arrives as TELEMETRY_OPTOUT; this prefix is seen by no other test.
    [Theory]
    [InlineData("TELEMETRY_OPTOUT", "1")]
    [InlineData("CLI_TELEMETRY_OPTOUT", "1")]
    [InlineData("DISABLE_TELEMETRY", "1")]
    [InlineData("TELEMETRY_ENABLED", "false")]
    [InlineData("TELEMETRY_INTERVAL_SECONDS", "3600")]
    public async Task A_variable_whose_prefix_is_cut_off_is_no_other_name(string name, string value)
    {
        Environment.SetEnvironmentVariable($"OTHERNAME{name}_{name}", value);
        await using var telemetry = Host(configuration => configuration.AddEnvironmentVariables($"OTHERNAME{name}_"));

        telemetry.Host.Services.GetRequiredService<IConfiguration>()[name].Should().Be(value);
        await ShouldReportAsync(telemetry);
    }

    [Fact]
    public async Task A_variable_that_a_host_reads_as_the_key_itself_still_counts()
    {
        Environment.SetEnvironmentVariable("OTHERNAMEKEY_TELEMETRY__ENABLED", "false");
        await using var telemetry = Host(configuration => configuration.AddEnvironmentVariables("OTHERNAMEKEY_"));

        await telemetry.Host.StartAsync();

        telemetry.Lines.All.Should().Equal("INFO: Telemetry is disabled");
    }

    [Fact]
    public async Task An_argument_of_the_host_counts()
    {
        await using var telemetry = Host(configuration => configuration.AddCommandLine(["--no-telemetry", "true"]));

        await telemetry.Host.StartAsync();

        telemetry.Lines.All[^1].Should().Be("INFO: Telemetry is disabled");
    }

    [Theory]
    [InlineData("LIFTBRIDGE_NO_TELEMETRY", "1")]
    [InlineData("LIFTBRIDGE_TELEMETRYENABLED", "false")]
    public async Task In_the_environment_it_is_off_with_one_warning(string name, string value)
    {
        await using var telemetry = TelemetryHost.Create(environment: new() { [name] = value });

        await telemetry.Host.StartAsync();

        telemetry.Lines.All.Should().Equal(
            $"WARN: Telemetry setting: environment: {name} is an opt-out by another name, so telemetry is off; "
            + "write LIFTBRIDGE_TELEMETRY_ENABLED=false",
            "INFO: Telemetry is disabled");
    }

    [Promise(Section.Consent, "A data directory in quotes or with a control character is refused with a warning, and telemetry is off")]
    [Theory]
    [InlineData("\"./data\"")]
    [InlineData("./data\r")]
    public async Task A_data_directory_with_stray_characters_is_off_wherever_it_comes_from(string directory)
    {
        await using var inFile = TelemetryHost.Create(new() { ["data:dir"] = directory });
        await using var inEnvironment = TelemetryHost.Create(environment: new() { ["LIFTBRIDGE_DATA_DIR"] = directory });
        await using var inCode = TelemetryHost.Create(
            services: services => services.Configure<TelemetryOptions>(options => options.DataDirectory = directory));

        foreach (var (telemetry, key) in new[] { (inFile, "data:dir"), (inEnvironment, "LIFTBRIDGE_DATA_DIR"), (inCode, "data:dir") })
        {
            await telemetry.Host.StartAsync();

            telemetry.Lines.All.Should().HaveCount(2);
            telemetry.Lines.All[0].Should().StartWith("WARN: Telemetry setting: ").And.Contain($": {key} ").And.Contain("leave out the ");
            telemetry.Lines.All[1].Should().Be("INFO: Telemetry is disabled");
        }
    }

    private static TelemetryHost Host(Action<ConfigurationManager> sources) => TelemetryHost.Create(sources: sources);

    private static MemoryStream Stream(string json) => new(Encoding.UTF8.GetBytes(json));

    private static async Task ShouldReportAsync(TelemetryHost telemetry)
    {
        await telemetry.Host.StartAsync();
        await telemetry.NextReportAsync();

        telemetry.Lines.All.Should().NotContain(line => line.StartsWith("WARN", StringComparison.Ordinal));
    }
}
