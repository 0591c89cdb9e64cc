using System.Reflection;
using TelemetryHex.Adapters.Files;
using TelemetryHex.Adapters.Http;
using TelemetryHex.Adapters.Linux;
using TelemetryHex.Adapters.MacOS;
using TelemetryHex.Adapters.Windows;
using TelemetryHex.Contracts;
using TelemetryHex.Hosting;
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
    };

    public static TheoryData<string, string> Adapters()
    {
        var data = new TheoryData<string, string>();
        Assembly[] rooms =
        [
            typeof(LinuxHardwareProbe).Assembly, typeof(MacOSHardwareProbe).Assembly, typeof(WindowsHardwareProbe).Assembly, typeof(FileInstanceIdRepository).Assembly, typeof(HttpReportSink).Assembly,
            typeof(TelemetryOptions).Assembly, typeof(ClockContract).Assembly,
        ];
        foreach (var type in rooms.SelectMany(room => room.GetTypes()).Where(type => type is { IsClass: true, IsAbstract: false }))
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
}
