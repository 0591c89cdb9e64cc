using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TelemetryHex.Cli;
using TelemetryHex.Hosting;

namespace TelemetryHex.SystemTests;

/// <summary>This machine's own name, user and addresses are put wherever text comes in, and looked for in every body that goes out.</summary>
public sealed class IdentityLeakTests : IDisposable
{
    private readonly RawServer _server = new();
    private readonly ConcurrentQueue<string> _bodies = new();

    public IdentityLeakTests() => _ = _server.AnswerAllAsync(Answer.Accepted, request => _bodies.Enqueue(request.Split("\r\n\r\n", 2)[1]));

    public static TheoryData<string> Seams() => [.. Seam.All.Select(seam => seam.Name)];

    public void Dispose() => _server.Dispose();

    [Fact]
    public void This_machine_has_a_name_a_user_and_an_address_that_could_leak()
    {
        MachineIdentity.HostName.Should().NotBeEmpty();
        MachineIdentity.UserName.Should().NotBeEmpty();
        MachineIdentity.Addresses.Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("{\"liftbridge_version\":\"1.10.0-VM\"}", "vm", true)]
    [InlineData("{\"liftbridge_version\":\"vmware\"}", "vm", false)]
    [InlineData("{\"liftbridge_version\":\"1.10.0-Node-7\"}", "node-7", true)]
    [InlineData("{\"instance_id\":\"3fedb0aa-0000-4000-8000-000000000000\"}", "fed", false)]
    [InlineData("{\"liftbridge_version\":\"1-192-0-2-7\"}", "192-0-2-7", true)]
    public void A_value_is_found_where_it_stands_and_not_where_it_only_seems_to(string text, string value, bool isFound)
        => Mention.In(text, [value]).Any().Should().Be(isFound);

    [Promise(
        Section.Report,
        "The machine's own name, its user, its home, its addresses of the network and of the hardware stand in no body, wherever "
        + "they come in: arguments, YAML, environment, id file, names of files and directories")]
    [Theory]
    [MemberData(nameof(Seams))]
    public async Task Nothing_of_this_machine_s_identity_that_comes_in_goes_out(string name)
    {
        var seam = Seam.All.Single(seam => seam.Name == name);
        var previews = new List<string>();
        var delivered = 0;
        foreach (var value in MachineIdentity.All)
        {
            using var directory = new WorkingDirectory();
            var invocation = new Invocation(directory, _server.Address);
            seam.Put(invocation, value);

            var (exit, _) = await RunAsync(invocation, "send");
            var (_, preview) = await RunAsync(invocation, "preview");

            exit.Should().BeOneOf(seam.IsOn ? [ExitCode.Done] : [ExitCode.Done, ExitCode.Usage, ExitCode.Off], "{0} is put into {1}", value, name);
            delivered += exit == ExitCode.Done ? 1 : 0;
            previews.Add(preview);
        }

        _bodies.Should().HaveCount(delivered);
        previews.Should().HaveCount(MachineIdentity.All.Count);
        ShouldNotMention([.. _bodies, .. previews], MachineIdentity.All);
    }

    [Promise(Section.Report, "Nor where a host says them in code, or the kernel calls the machine otherwise")]
    [Fact]
    public async Task Nothing_of_it_that_a_host_says_in_code_goes_out()
    {
        foreach (var value in MachineIdentity.All)
        {
            using var directory = new WorkingDirectory();

            (await ReportsAsync(directory, value, "1.10.0")).Should().BeTrue();
            await ReportsAsync(directory, value, value);
            await ReportsAsync(directory, value, $"1.10.0-{value}");
        }

        ShouldNotMention(_bodies, MachineIdentity.All);
    }

    [Promise(
        Section.Report,
        "The machine's own name, its user, its home, its addresses of the network and of the hardware stand in no body, wherever "
        + "they come in: arguments, YAML, environment, id file, names of files and directories")]
    [Fact]
    public async Task Nothing_of_it_goes_out_of_a_process_that_runs_in_a_directory_of_such_a_name()
    {
        foreach (var value in (string[])[MachineIdentity.HostName, MachineIdentity.UserName, MachineIdentity.Addresses[0]])
        {
            using var directory = new WorkingDirectory();
            Directory.CreateDirectory(directory.File(value));
            string[] inside = ["sh", "-c", "cd \"$1\" && shift && exec \"$@\"", "sh", value];

            var sent = await CommandLineProcess.RunAsync(directory, $"send --endpoint {_server.Address}", environment: null, inside);
            var preview = await CommandLineProcess.RunAsync(directory, "preview", environment: null, inside);

            sent.ExitCode.Should().Be(0, sent.Error);
            directory.Entries().Should().Contain($"{value}/data/.instance_id");
            preview.Text.Should().NotBeEmpty();
            ShouldNotMention([.. _bodies, preview.Text], MachineIdentity.All);
        }

        _bodies.Should().HaveCount(3);
    }

    [Promise(Section.Report, "Nor where a host says them in code, or the kernel calls the machine otherwise")]
    [Fact]
    [Needs(Need.Root, "unshare")]
    public async Task Nothing_of_the_host_s_name_goes_out_when_the_kernel_says_another()
    {
        const string Marked = "marked-host-7f";
        using var directory = new WorkingDirectory();
        string[] elsewhere = ["unshare", "--uts", "sh", "-c", $"echo {Marked} > /proc/sys/kernel/hostname && cat /proc/sys/kernel/hostname >&2 && exec \"$@\"", "sh"];

        var sent = await CommandLineProcess.RunAsync(
            directory, $"send --endpoint {_server.Address} --data-dir d", new() { ["HOSTNAME"] = Marked, ["USER"] = Marked }, elsewhere);

        sent.ExitCode.Should().Be(0, sent.Error);
        sent.Error.Should().StartWith($"{Marked}\n");
        _bodies.Should().ContainSingle();
        ShouldNotMention(_bodies, [Marked, .. MachineIdentity.All]);
    }

    private static void ShouldNotMention(IEnumerable<string> texts, IReadOnlyList<string> values)
        => texts.SelectMany(text => Mention.In(text, values).Select(value => $"{value} in {text}")).Should().BeEmpty();

    private static async Task<(int Exit, string Output)> RunAsync(Invocation invocation, string command)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        var environment = new ProcessEnvironment(invocation.Environment);
        var exit = await CommandLine.RunAsync(invocation.Prepare(command), output, error, TimeProvider.System, environment).InTime();
        return (exit, Encoding.UTF8.GetString(output.ToArray()));
    }

    // Whether such a host is on; where it is, until its report is here.
    private async Task<bool> ReportsAsync(WorkingDirectory directory, string value, string productVersion)
    {
        var before = _bodies.Count;
        using var host = CreateHost(directory, value, productVersion);
        var isOn = host.Services.GetRequiredService<TelemetryDecision>().Ask().IsEnabled;
        await host.StartAsync();
        if (isOn)
        {
            await Deadline.Until(() => _bodies.Count > before);
        }

        await host.StopAsync();
        return isOn;
    }

    private IHost CreateHost(WorkingDirectory directory, string value, string productVersion)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true, ApplicationName = value, EnvironmentName = value });
        builder.Configuration.AddInMemoryCollection([new("host", value), new("telemetry:interval:seconds", value)]);
        builder.Services.AddSingleton(new ProcessEnvironment(new Dictionary<string, string?>()));
        builder.Services.AddLiftbridgeTelemetry(builder.Configuration, productVersion);
        builder.Services.Configure<TelemetryOptions>(options =>
        {
            options.Endpoint = $"{_server.Address}/{value}";
            options.DataDirectory = $"{directory.Path}/{value}";
        });
        return builder.Build();
    }
}
