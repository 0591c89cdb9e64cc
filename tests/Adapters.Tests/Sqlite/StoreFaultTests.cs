using Microsoft.Data.Sqlite;
using SQLitePCL;
using TelemetryHex.Adapters.Sqlite;
using TelemetryHex.Ports;

namespace TelemetryHex.Adapters.Tests.Sqlite;

public sealed class StoreFaultTests
{
    [Theory]
    [InlineData(raw.SQLITE_CORRUPT, raw.SQLITE_CORRUPT, ReportStoreFault.Damaged)]
    [InlineData(raw.SQLITE_IOERR, raw.SQLITE_IOERR_READ, ReportStoreFault.Damaged)]
    [InlineData(raw.SQLITE_IOERR, raw.SQLITE_IOERR_SHORT_READ, ReportStoreFault.Damaged)]
    [InlineData(raw.SQLITE_IOERR, raw.SQLITE_IOERR_WRITE, ReportStoreFault.Unavailable)]
    [InlineData(raw.SQLITE_CANTOPEN, raw.SQLITE_CANTOPEN, ReportStoreFault.Unavailable)]
    [InlineData(raw.SQLITE_BUSY, raw.SQLITE_BUSY, ReportStoreFault.Unavailable)]
    [InlineData(raw.SQLITE_FULL, raw.SQLITE_FULL, ReportStoreFault.Full)]
    public void What_the_disk_does_not_give_back_is_lost_and_what_else_fails_may_go_another_time(int code, int extended, ReportStoreFault expected)
        => StoreFault.Of(new SqliteException("SQLite said so.", code, extended), "reports.db").Fault.Should().Be(expected);
}
