using TelemetryHex.Analyzers.Document;

namespace TelemetryHex.Analyzers.Tests.Document;

public sealed class AllowlistReaderTests
{
    [Fact]
    public void The_repository_s_own_document_has_no_fault()
    {
        var document = AllowlistReader.Read(Repository.Read("core/Payload/ALLOWLIST.md"));

        document.Faults.Should().BeEmpty();
        document.Root.Should().Be(new PayloadRoot("TelemetryHex.Payload.Report", "TelemetryHex.Core", document.Root!.Place));
        document.Rows.Should().HaveCount(11);
        document.Terms.Should().HaveCount(10);
        document.Exemptions.Should().NotBeEmpty();
    }
}
