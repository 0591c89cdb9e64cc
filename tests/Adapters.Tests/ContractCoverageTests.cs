using System.Reflection;
using TelemetryHex.Contracts;
using TelemetryHex.Ports;

namespace TelemetryHex.Adapters.Tests;

public sealed class ContractCoverageTests
{
    private static readonly Dictionary<Type, Type> Contracts = new()
    {
        [typeof(IClock)] = typeof(ClockContract),
        [typeof(IHardwareProbe)] = typeof(HardwareProbeContract),
        [typeof(IInstanceIdRepository)] = typeof(InstanceIdRepositoryContract),
        [typeof(IReportSink)] = typeof(ReportSinkContract),
        [typeof(IReportStore)] = typeof(ReportStoreContract),
    };

    public static TheoryData<string, string> Adapters()
    {
        var data = new TheoryData<string, string>();
        foreach (var type in Rooms().SelectMany(room => room.GetTypes()).Where(type => type is { IsClass: true, IsAbstract: false }))
        {
            foreach (var port in Contracts.Keys.Where(port => port.IsAssignableFrom(type)))
            {
                data.Add(type.Name, port.Name);
            }
        }

        return data;
    }

    [Fact]
    public void Every_port_has_a_contract()
        => typeof(IClock).Assembly.GetTypes().Where(type => type.IsInterface).Should().BeEquivalentTo(Contracts.Keys);

    [Fact]
    public void Every_room_of_adapters_is_looked_into()
        => Rooms().Select(room => room.GetName().Name).Should().Contain(
            ["TelemetryHex.Adapters.Linux", "TelemetryHex.Adapters.MacOS", "TelemetryHex.Adapters.Windows", "TelemetryHex.Adapters.Files", "TelemetryHex.Adapters.Http", "TelemetryHex.Adapters.Sqlite", "TelemetryHex.Hosting", "TelemetryHex.Contracts"]);

    [Promise(Section.Porting, "Every adapter is held to its port's contract")]
    [Promise(Section.Report, "Every adapter is held to its contract, on Linux and, under Wine, as Windows")]
    [Theory]
    [MemberData(nameof(Adapters))]
    public void Every_adapter_is_held_to_its_contract(string adapter, string port)
    {
        var contract = Contracts.Single(pair => pair.Key.Name == port).Value;

        typeof(ContractCoverageTests).Assembly.GetTypes()
            .Should().Contain(
                type => type.Name == $"{adapter}Contract" && type.IsSealed && type.BaseType == contract,
                "a sealed subclass of {0} must hold {1} to it", contract.Name, adapter);
    }

    // Whatever a host is composed of lies beside these tests, a new adapter too.
    private static IEnumerable<Assembly> Rooms()
        => Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll").Select(Path.GetFileNameWithoutExtension).OfType<string>()
            .Where(name => name.StartsWith("TelemetryHex.", StringComparison.Ordinal) && !name.EndsWith("Tests", StringComparison.Ordinal)).Select(Assembly.Load);
}
