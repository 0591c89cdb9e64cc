using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NSubstitute;
using TelemetryHex.Hosting;
using TelemetryHex.Ports;

namespace TelemetryHex.Adapters.Tests.Hosting;

public sealed class DecisionTests
{
    [Promise(Section.Consent, "When off: no id file, no probe, no socket, no timer")]
    [Fact]
    public async Task When_off_no_port_is_touched_and_no_timer_is_made()
    {
        var ids = Substitute.For<IInstanceIdRepository>();
        var probe = Substitute.For<IHardwareProbe>();
        var sink = Substitute.For<IReportSink>();
        var clock = Substitute.For<IClock>();
        await using var telemetry = TelemetryHost.Create(
            environment: new() { ["DO_NOT_TRACK"] = "1" },
            services: services => services.AddSingleton(ids).AddSingleton(probe).AddSingleton(sink).AddSingleton(clock));

        await telemetry.Host.StartAsync();
        await telemetry.Host.StopAsync();

        ids.ReceivedCalls().Should().BeEmpty();
        probe.ReceivedCalls().Should().BeEmpty();
        sink.ReceivedCalls().Should().BeEmpty();
        clock.ReceivedCalls().Should().BeEmpty();
        telemetry.Time.Timers.Should().Be(0);
    }

    [Promise(Section.Consent, "Any opt-out, anywhere, wins")]
    [Theory]
    [InlineData("false", "true")]
    [InlineData("true", "false")]
    public async Task Off_in_the_configuration_or_in_the_environment_wins_over_on_in_the_other(string configured, string inEnvironment)
    {
        await using var telemetry = TelemetryHost.Create(
            new() { ["telemetry:enabled"] = configured },
            new() { ["LIFTBRIDGE_TELEMETRY_ENABLED"] = inEnvironment });

        await telemetry.Host.StartAsync();

        telemetry.Lines.All.Should().Equal("INFO: Telemetry is disabled");
    }

    [Promise(Section.Consent, "Any opt-out, anywhere, wins")]
    [Fact]
    public async Task Off_in_one_provider_is_not_hidden_by_on_in_a_later_one()
    {
        await using var telemetry = TelemetryHost.Create(
            new() { ["telemetry:enabled"] = "false" },
            sources: later => later.AddInMemoryCollection([new("telemetry:enabled", "true")]));

        await telemetry.Host.StartAsync();

        telemetry.Lines.All.Should().Equal("INFO: Telemetry is disabled");
    }

    [Fact]
    public async Task Of_two_intervals_the_later_provider_s_counts_and_the_environment_s_before_both()
    {
        await using var telemetry = TelemetryHost.Create(
            new() { ["telemetry:interval:seconds"] = "60" },
            sources: later => later.AddInMemoryCollection([new("telemetry:interval:seconds", "90")]));
        await using var other = TelemetryHost.Create(
            new() { ["telemetry:interval:seconds"] = "60" },
            new() { ["LIFTBRIDGE_TELEMETRY_INTERVAL_SECONDS"] = "120" });

        await telemetry.Host.StartAsync();
        await other.Host.StartAsync();

        (await telemetry.Lines.WaitForAsync("INFO: Telemetry collector started")).Should().EndWith("interval=1m30s]");
        (await other.Lines.WaitForAsync("INFO: Telemetry collector started")).Should().EndWith("interval=2m0s]");
    }

    [Fact]
    public async Task Off_inside_a_chained_configuration_is_not_hidden()
    {
        var inner = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Telemetry:Enabled", "off")])
            .AddInMemoryCollection([new("telemetry:enabled", "on")])
            .Build();
        await using var telemetry = TelemetryHost.Create(sources: chain => chain.AddConfiguration(inner));

        await telemetry.Host.StartAsync();

        telemetry.Lines.All.Should().Equal("INFO: Telemetry is disabled");
    }

    [Promise(Section.Consent, "Hosts bind the same keys with `:`")]
    [Fact]
    public async Task A_dotted_key_in_a_host_configuration_counts()
    {
        await using var telemetry = TelemetryHost.Create(new() { ["telemetry.enabled"] = "no" });

        await telemetry.Host.StartAsync();

        telemetry.Lines.All.Should().Equal("INFO: Telemetry is disabled");
    }

    [Fact]
    public async Task A_key_in_a_section_given_for_the_root_counts()
    {
        var root = new ConfigurationBuilder().AddInMemoryCollection([new("Product:telemetry:enabled", "0")]).Build();
        var lines = new RecordedLines();
        var services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(lines))
            .AddSingleton(new ProcessEnvironment(new Dictionary<string, string?>()))
            .AddLiftbridgeTelemetry(root.GetSection("Product"), "1.10.0");
        await using var provider = services.BuildServiceProvider();

        foreach (var service in provider.GetServices<Microsoft.Extensions.Hosting.IHostedService>())
        {
            await ((Microsoft.Extensions.Hosting.IHostedLifecycleService)service).StartedAsync(CancellationToken.None);
        }

        lines.All.Should().Equal("INFO: Telemetry is disabled");
    }

    [Fact]
    public async Task A_list_in_a_json_file_is_off_with_one_warning_that_names_the_file()
    {
        var json = new MemoryStream(Encoding.UTF8.GetBytes("""{"telemetry":{"enabled":["yes"]}}"""));
        await using var telemetry = TelemetryHost.Create(sources: configuration => configuration.AddJsonStream(json));

        await telemetry.Host.StartAsync();

        telemetry.Lines.All.Should().HaveCount(2);
        telemetry.Lines.All[0].Should().StartWith("WARN: Telemetry setting: ").And.Contain("telemetry:enabled:0").And.Contain("so telemetry is off");
        telemetry.Lines.All[1].Should().Be("INFO: Telemetry is disabled");
    }

    [Fact]
    public async Task Options_in_code_can_turn_it_off()
    {
        await using var telemetry = TelemetryHost.Create(services: services => services.Configure<TelemetryOptions>(options => options.Enabled = false));

        await telemetry.Host.StartAsync();

        telemetry.Lines.All.Should().Equal("INFO: Telemetry is disabled");
    }

    [Fact]
    public async Task Options_in_code_cannot_turn_on_what_a_user_turned_off()
    {
        await using var telemetry = TelemetryHost.Create(
            environment: new() { ["LIFTBRIDGE_TELEMETRY_ENABLED"] = "f" },
            services: services => services.Configure<TelemetryOptions>(options => options.Enabled = true));

        await telemetry.Host.StartAsync();

        telemetry.Lines.All.Should().Equal("INFO: Telemetry is disabled");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("server.example.com")]
    [InlineData("10.0.0.5")]
    [InlineData("1.0/../etc")]
    [InlineData("abc1234")]
    public async Task A_product_version_that_is_none_is_off_with_a_warning_and_no_exception(string? version)
    {
        await using var telemetry = TelemetryHost.Create(productVersion: version);

        await telemetry.Host.StartAsync();

        telemetry.Lines.All.Should().HaveCount(2);
        telemetry.Lines.All[0].Should().StartWith("WARN: Telemetry setting: code: productVersion is not the version of a product, so telemetry is off");
    }

    [Fact]
    public async Task Options_that_throw_are_off_with_a_warning_and_no_exception()
    {
        await using var telemetry = TelemetryHost.Create(services: services => services
            .Configure<TelemetryOptions>(_ => throw new OptionsValidationException("x", typeof(TelemetryOptions), ["secret"])));

        await telemetry.Host.StartAsync();

        telemetry.Lines.All.Should().HaveCount(2).And.NotContain(line => line.Contains("secret"));
        telemetry.Lines.All[1].Should().Be("INFO: Telemetry is disabled");
    }

    [Promise(Section.Consent, "The decision is asked again before each transmission")]
    [Fact]
    public async Task A_configuration_that_changes_stops_a_running_host_before_its_next_transmission()
    {
        ConfigurationManager? live = null;
        await using var telemetry = TelemetryHost.Create(sources: configuration => live = configuration);
        await telemetry.Host.StartAsync();
        await telemetry.NextReportAsync();

        await telemetry.Time.SleepingAsync();
        (live ?? throw new InvalidOperationException())["telemetry:enabled"] = "false";
        telemetry.Time.Pass(TimeSpan.FromHours(24));
        await telemetry.Lines.WaitForAsync("INFO: Telemetry collector stopped");

        telemetry.Sink.Waiting.Should().Be(0);
        telemetry.Lines.All.Should().EndWith(["INFO: Telemetry is disabled", "INFO: Telemetry collector stopped"]);
        await telemetry.Host.StopAsync();
        telemetry.Lines.All.Should().ContainSingle(line => line == "INFO: Telemetry collector stopped");
    }

    [Fact]
    public async Task A_changed_interval_counts_from_the_next_wait_on()
    {
        ConfigurationManager? live = null;
        await using var telemetry = TelemetryHost.Create(sources: configuration => live = configuration);
        await telemetry.Host.StartAsync();
        await telemetry.NextReportAsync();

        await telemetry.Time.SleepingAsync();
        (live ?? throw new InvalidOperationException())["telemetry:interval:seconds"] = "600";
        telemetry.Time.Pass(TimeSpan.FromHours(24));
        await telemetry.NextReportAsync();
        await telemetry.Time.SleepingAsync();

        telemetry.Time.LastWait.Should().Be(TimeSpan.FromMinutes(10));
    }

    [Fact]
    public async Task A_malformed_interval_is_one_warning_however_often_it_is_read()
    {
        await using var telemetry = TelemetryHost.Create(new() { ["telemetry:interval:seconds"] = "24h" });
        await telemetry.Host.StartAsync();
        await telemetry.NextReportAsync();
        await telemetry.Time.PassAsync(TimeSpan.FromHours(24));
        await telemetry.NextReportAsync();
        await telemetry.Time.SleepingAsync();

        telemetry.Lines.All.Where(line => line.StartsWith("WARN", StringComparison.Ordinal)).Should().ContainSingle()
            .Which.Should().Contain("telemetry:interval:seconds");
        telemetry.Time.LastWait.Should().Be(TimeSpan.FromHours(24));
    }

    [Promise(Section.Consent, "The decision is asked again before each transmission")]
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_opt_out_during_an_attempt_stops_it_before_its_transmission(bool hasHung)
    {
        ConfigurationManager? live = null;
        using var gate = new ManualResetEventSlim();
        using var entered = new SemaphoreSlim(0);
        using var left = new SemaphoreSlim(0);
        var probe = Substitute.For<IHardwareProbe>();
        probe.Probe().Returns(_ =>
        {
            entered.Release();
            gate.Wait(SteppedTime.Patience);
            left.Release();
            return MachineFacts.Unknown;
        });
        await using var telemetry = TelemetryHost.Create(sources: configuration => live = configuration, services: services => services.AddSingleton(probe));
        await telemetry.Host.StartAsync();
        await telemetry.Time.UnderWayAsync();
        (await entered.WaitAsync(SteppedTime.Patience)).Should().BeTrue();
        if (hasHung)
        {
            telemetry.Time.Pass(TimeSpan.FromSeconds(61));
            await telemetry.Lines.WaitForAsync("WARN: Failed to send telemetry: no end within 60 s");
            await telemetry.Time.SleepingAsync();
        }

        (live ?? throw new InvalidOperationException())["telemetry:enabled"] = "false";
        telemetry.Time.Pass(hasHung ? TimeSpan.FromHours(24) : TimeSpan.Zero);
        gate.Set();
        await telemetry.Lines.WaitForAsync("INFO: Telemetry collector stopped");
        (await left.WaitAsync(SteppedTime.Patience)).Should().BeTrue();

        telemetry.Sink.Waiting.Should().Be(0);
        telemetry.Lines.All.Should().NotContain(line => line.StartsWith("INFO: Telemetry sent"));
    }

    [Fact]
    public async Task An_opt_out_in_the_configuration_of_a_second_registration_counts()
    {
        await using var telemetry = TelemetryHost.Create(services: services => services.AddLiftbridgeTelemetry(
            new ConfigurationBuilder().AddInMemoryCollection([new("telemetry:enabled", "false")]).Build(), "1.0.0"));

        await telemetry.Host.StartAsync();

        telemetry.Lines.All.Should().Equal("INFO: Telemetry is disabled");
    }

    [Fact]
    public void A_second_registration_adds_no_second_collector()
    {
        var services = new ServiceCollection();
        services.AddLiftbridgeTelemetry(new ConfigurationBuilder().Build(), "1.0.0");

        services.AddLiftbridgeTelemetry(new ConfigurationBuilder().Build(), "1.0.0");

        services.Count(service => service.ServiceType == typeof(Microsoft.Extensions.Hosting.IHostedService)).Should().Be(1);
    }
}
