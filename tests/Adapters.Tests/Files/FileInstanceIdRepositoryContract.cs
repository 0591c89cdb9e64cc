using TelemetryHex.Adapters.Files;
using TelemetryHex.Contracts;
using TelemetryHex.Ports;

namespace TelemetryHex.Adapters.Tests.Files;

public sealed class FileInstanceIdRepositoryContract : InstanceIdRepositoryContract, IDisposable
{
    private readonly DataDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    protected override IInstanceIdRepository CreateRepository(string store) => new FileInstanceIdRepository(_directory.In(store));
}
