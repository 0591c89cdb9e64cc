using TelemetryHex.Receiver.Operations;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Receiver.Tests.Operations;

public sealed class RetentionLogTests : IDisposable
{
    private readonly WorkingDirectory _directory = new();

    private string FilePath => _directory.File("retention.log");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void It_keeps_the_last_400_days_a_line_each()
    {
        var log = RetentionLog.Load(FilePath);
        for (var day = 20_000; day < 20_405; day++)
        {
            log.Add(new RetentionEntry(UtcDay.FromNumber(day), UtcDay.FromNumber(day - 89), day)).Should().BeTrue();
        }

        var entries = RetentionLog.Load(FilePath).Entries;
        entries.Should().HaveCount(400).And.Equal(log.Entries);
        entries[0].Day.Number.Should().Be(20_005);
        File.ReadAllLines(FilePath)[^1].Should().Be("2025-11-12 2025-08-15 20404");
    }

    [Fact]
    public void A_line_that_cannot_be_read_is_left_out()
    {
        File.WriteAllText(FilePath, "2026-11-22 2026-08-25 5\n2026-11-23 2026-08-26 -5\nnonsense\n2026-11-2");
        RetentionLog.Load(FilePath).Entries.Should().ContainSingle().Which.Reports.Should().Be(5);
    }

    [Fact]
    public void A_disk_that_does_not_take_it_costs_the_file_only()
    {
        Directory.CreateDirectory(FilePath + ".tmp");
        var log = RetentionLog.Load(FilePath);
        log.Add(new RetentionEntry(UtcDay.FromNumber(20_000), UtcDay.FromNumber(19_911), 7)).Should().BeFalse();
        log.Entries.Should().ContainSingle();
    }

    [Fact]
    public void A_symbolic_link_is_not_followed()
    {
        File.WriteAllText(_directory.File("elsewhere"), "2026-11-22 2026-08-25 5\n");
        File.CreateSymbolicLink(FilePath, _directory.File("elsewhere"));
        var log = RetentionLog.Load(FilePath);
        log.Entries.Should().BeEmpty();
        log.Add(new RetentionEntry(UtcDay.FromNumber(20_000), UtcDay.FromNumber(19_911), 7)).Should().BeTrue();
        File.ReadAllText(_directory.File("elsewhere")).Should().Be("2026-11-22 2026-08-25 5\n");
    }
}
