using TelemetryHex.Adapters.Sqlite;
using TelemetryHex.Contracts;
using TelemetryHex.Ports;

namespace TelemetryHex.Adapters.Tests.Sqlite;

public sealed class OpenBackupTests : IDisposable
{
    private readonly StoreDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("PRAGMA user_version = 99", "*version 99*")]
    [InlineData("PRAGMA application_id = 1", "*another program*")]
    public async Task A_backup_of_a_newer_version_or_another_program_is_refused(string sql, string message)
    {
        await FillAsync();
        _directory.Execute(sql);

        ShouldBeRefused(ReportStoreFault.Foreign, message);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.95)]
    public async Task A_backup_that_was_cut_off_is_refused_although_it_is_not_read(double kept)
    {
        await FillAsync();
        await using (var file = new FileStream(_directory.Database, FileMode.Open))
        {
            file.SetLength((long)(file.Length * kept));
        }

        ShouldBeRefused(ReportStoreFault.Damaged, "*damaged*");
    }

    [Fact]
    public async Task A_backup_that_is_no_database_is_refused()
    {
        await File.WriteAllTextAsync(_directory.Database, string.Concat(Enumerable.Repeat("This is no database. ", 500)));

        ShouldBeRefused(ReportStoreFault.Damaged, "*damaged*");
    }

    private async Task FillAsync()
    {
        await _directory.Open().AppendAsync(StoreDirectory.Monday, [.. Enumerable.Range(0, 5000).Select(i => StoredReports.Of(i))], CancellationToken.None);
        _directory.Close();
    }

    private void ShouldBeRefused(ReportStoreFault fault, string message)
    {
        var before = File.ReadAllBytes(_directory.Database);

        var open = () => SqliteReportStore.OpenBackup(_directory.Database);

        var refusal = open.Should().Throw<ReportStoreException>().WithMessage(message).Which;
        refusal.Fault.Should().Be(fault);
        refusal.Message.Should().Contain(_directory.Database);
        File.ReadAllBytes(_directory.Database).Should().Equal(before, "it is left as it is");
    }
}
