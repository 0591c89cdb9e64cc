using Microsoft.Extensions.Configuration;
using TelemetryHex.Receiver.Operations;

namespace TelemetryHex.Receiver.Tests.Operations;

public sealed class ReceiverSettingsTests : IDisposable
{
    private readonly WorkingDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Without_any_source_the_defaults_hold()
    {
        var settings = Read();
        settings.Should().BeEquivalentTo(new ReceiverSettings
        {
            DataDirectory = Path.GetFullPath("data"),
            SelfReport = true,
            K = 10,
            LeastK = 10,
            MetricsUrl = new Uri("http://127.0.0.1:9294"),
        });
        Configure(new ReceiverArguments())["urls"].Should().Be("http://127.0.0.1:9293");
    }

    [Promise(Section.Receiving, "k is 10, only upwards, and 1 in the Development environment, where the page says so")]
    [Fact]
    public void In_Development_k_is_one() => (Read(isDevelopment: true).K, Read(isDevelopment: true).LeastK).Should().Be((1, 1));

    [Fact]
    public void Arguments_win_over_the_chosen_file_that_one_over_receiver_json_and_that_over_appsettings_json()
    {
        Write("appsettings.json", """{"Receiver": {"K": 11, "RateBurst": 11, "QueueCapacity": 11, "SelfReport": "on"}}""");
        Write("receiver.json", """{"Receiver": {"RateBurst": 12, "QueueCapacity": 12}}""");
        Write("chosen.json", """{"Receiver": {"QueueCapacity": 13}}""");
        var settings = Read(new ReceiverArguments { ConfigurationFile = "chosen.json", SelfReport = "off" });
        (settings.K, settings.RateBurst, settings.QueueCapacity, settings.SelfReport).Should().Be((11, 12, 13, false));
    }

    [Fact]
    public void Variables_win_over_files_and_arguments_over_variables()
    {
        Write("receiver.json", """{"Receiver": {"K": 12, "RatePerMinute": 12}, "urls": "http://127.0.0.1:1"}""");
        var configuration = new ConfigurationManager();
        configuration.Sources.Add(new Microsoft.Extensions.Configuration.EnvironmentVariables.EnvironmentVariablesConfigurationSource());
        var variables = Substitute(configuration, ("Receiver:K", "30"), ("Receiver:SelfReport", "on"));
        ReceiverConfiguration.AddTo(variables, new ReceiverArguments { SelfReport = "off", Urls = "http://127.0.0.1:2" }, _directory.Path);
        var settings = ReceiverSettingsReader.Read(variables, isDevelopment: false);
        (settings.RatePerMinute, settings.SelfReport, variables["urls"]).Should().Be((12, false, "http://127.0.0.1:2"));
    }

    [Promise(Section.Receiving, "k is 10, only upwards, and 1 in the Development environment, where the page says so")]
    [Theory]
    [InlineData("K", "9", "Receiver:K (FILE) is no whole number from 10 to 1000000; fewer would tell of single instances.")]
    [InlineData("K", "1e2", "Receiver:K (FILE) is no whole number*")]
    [InlineData("K", "+10", "Receiver:K (FILE) is no whole number*")]
    [InlineData("LowDiskBytes", "-1", "Receiver:LowDiskBytes (FILE) is no whole number*")]
    [InlineData("SelfReport", "", "Receiver:SelfReport (FILE) is neither on nor off; say one of them.")]
    [InlineData("SelfReport", "maybe", "Receiver:SelfReport (FILE) is neither on nor off*")]
    [InlineData("MetricsUrl", "http://0.0.0.0:9294", "Receiver:MetricsUrl (FILE) is not plain http on a loopback address*off.")]
    [InlineData("MetricsUrl", "https://127.0.0.1:9294", "Receiver:MetricsUrl (FILE) is not plain http*")]
    [InlineData("MetricsUrl", "http://user:pass@127.0.0.1:9294", "Receiver:MetricsUrl (FILE) is not plain http*")]
    [InlineData("DataDirectory", " ", "Receiver:DataDirectory (FILE) names no directory; give a path.")]
    [InlineData("TrustedProxies", "proxy.example.org", "Receiver:TrustedProxies (FILE) is no list of addresses and networks; write such as 10.0.0.5, 10.1.0.0/16, fd00::/8, or leave it away.")]
    [InlineData("TrustedProxies", "10.0.0.5,", "Receiver:TrustedProxies (FILE) is no list*")]
    [InlineData("TrustedProxies", "10.1", "Receiver:TrustedProxies (FILE) is no list*")]
    [InlineData("TrustedProxies", "010.0.0.1", "Receiver:TrustedProxies (FILE) is no list*")]
    [InlineData("TrustedProxies", "10.0.0.5/16", "Receiver:TrustedProxies (FILE) is no list*")]
    [InlineData("TrustedProxies", "10.0.0.0/33", "Receiver:TrustedProxies (FILE) is no list*")]
    [InlineData("TrustedProxies", "fe80::1%eth0", "Receiver:TrustedProxies (FILE) is no list*")]
    [InlineData("TrustedProxies", "10.0.0.5 10.0.0.6", "Receiver:TrustedProxies (FILE) is no list*")]
    [InlineData("TrustedProxies", "*", "Receiver:TrustedProxies (FILE) is no list*")]
    [InlineData("Kay", "10", "Receiver:Kay (FILE) is no setting; there are DataDirectory, SelfReport, K*")]
    public void A_fault_names_the_key_and_the_file_and_says_what_to_do(string key, string value, string expected)
    {
        Write("receiver.json", $$$"""{"Receiver": {"{{{key}}}": "{{{value}}}"}}""");
        FluentActions.Invoking(() => Read()).Should().Throw<StartException>()
            .WithMessage(expected.Replace("FILE", _directory.File("receiver.json"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("10.0.0.5", "10.0.0.5/32")]
    [InlineData(" 10.0.0.5 , 10.1.0.0/16,fd00::/8, ::1", "10.0.0.5/32 10.1.0.0/16 fd00::/8 ::1/128")]
    public void Trusted_proxies_are_addresses_and_networks(string value, string expected)
    {
        Write("receiver.json", $$$"""{"Receiver": {"TrustedProxies": "{{{value}}}"}}""");
        string.Join(' ', Read().TrustedProxies).Should().Be(expected);
    }

    [Fact]
    public void A_fault_of_an_argument_names_it_and_echoes_no_value()
        => FluentActions.Invoking(() => Read(new ReceiverArguments { SelfReport = "s3cret", Urls = "hxxp:s3cret" }))
            .Should().Throw<StartException>().Which.Message.Should()
            .Contain("--self-report is neither on nor off").And.Contain("--urls is no list of addresses").And.NotContain("s3cret");

    [Fact]
    public void Every_fault_is_told_at_once()
    {
        Write("receiver.json", """{"Receiver": {"K": 3, "RateBurst": "x", "Nested": {"A": 1}}}""");
        FluentActions.Invoking(() => Read()).Should().Throw<StartException>().Which.Message.Split('\n').Should().HaveCount(3);
    }

    [Fact]
    public void A_chosen_file_that_is_missing_is_a_fault_of_its_argument()
        => FluentActions.Invoking(() => Read(new ReceiverArguments { ConfigurationFile = "nowhere.json" }))
            .Should().Throw<StartException>().WithMessage($"--config: there is no file {_directory.File("nowhere.json")}*");

    [Fact]
    public void A_file_that_is_no_JSON_is_named_with_its_line_and_not_quoted()
    {
        Write("receiver.json", "{\n  \"Receiver\": s3cret\n}");
        FluentActions.Invoking(() => Read()).Should().Throw<StartException>()
            .Which.Message.Should().Contain(_directory.File("receiver.json")).And.Contain("near line 2").And.NotContain("s3cret");
    }

    [Theory]
    [InlineData("Kestrel:Certificates:Default", "Path")]
    [InlineData("Kestrel:Certificates:Default", "KeyPath")]
    [InlineData("Kestrel:Endpoints:Public:Certificate", "KeyPath")]
    [InlineData("Kestrel:Endpoints:Public:Sni:example.org:Certificate", "Path")]
    public void A_certificates_file_that_is_missing_is_named_by_its_key(string section, string name)
    {
        var configuration = Configure(new ReceiverArguments());
        configuration[$"{section}:{name}"] = _directory.File("missing.pem");
        FluentActions.Invoking(() => ReceiverSettingsReader.Read(configuration, isDevelopment: false))
            .Should().Throw<StartException>().WithMessage($"*{section}:{name}*cannot be read*");
    }

    [Fact]
    public void Metrics_may_be_off()
    {
        Write("receiver.json", """{"Receiver": {"MetricsUrl": "off"}}""");
        Read().MetricsUrl.Should().BeNull();
    }

    [Fact]
    public void Kestrels_own_addresses_leave_no_default()
    {
        Write("receiver.json", """{"Kestrel": {"Endpoints": {"Public": {"Url": "http://127.0.0.1:0"}}}}""");
        Configure(new ReceiverArguments())["urls"].Should().BeNull();
    }

    private void Write(string name, string content) => File.WriteAllText(_directory.File(name), content);

    private ReceiverSettings Read(ReceiverArguments? arguments = null, bool isDevelopment = false)
        => ReceiverSettingsReader.Read(Configure(arguments ?? new ReceiverArguments()), isDevelopment);

    private ConfigurationManager Configure(ReceiverArguments arguments) => ReceiverConfiguration.Build(arguments, _directory.Path, "Production");

    private static ConfigurationManager Substitute(ConfigurationManager configuration, params (string Key, string Value)[] variables)
    {
        configuration.AddInMemoryCollection(variables.Select(variable => KeyValuePair.Create(variable.Key, (string?)variable.Value)));
        return configuration;
    }
}
