using TelemetryHex.Contracts;
using TelemetryHex.Ports;

namespace TelemetryHex.Adapters.Tests.Sqlite;

[Promise(
    Section.Receiving,
    "What was published stays as it is though k is raised or lowered, and a comparison with it tells of no fewer than the larger k",
    Fact = nameof(ReportStoreContract.A_day_keeps_the_k_under_which_it_was_closed))]
[Promise(
    Section.Receiving,
    "An instance is carried over to its pseudonym of a new epoch",
    Fact = nameof(ReportStoreContract.An_instance_is_carried_over_to_its_current_pseudonym))]
[Promise(
    Section.Receiving,
    "Active counts by the mask are those of the reports",
    Fact = nameof(ReportStoreContract.However_long_a_stop_was_the_days_before_it_are_counted_exactly_after_some_came_back))]
[Promise(
    Section.Receiving,
    "Active counts by the mask are those of the reports",
    Fact = nameof(ReportStoreContract.Over_random_months_every_count_is_that_of_the_reports_themselves))]
[Promise(
    Section.Receiving,
    "One report per instance and day, the last wins",
    Fact = nameof(ReportStoreContract.Of_an_instance_and_day_the_last_report_wins))]
public sealed class SqliteReportStoreContract : ReportStoreContract, IDisposable
{
    private readonly StoreDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    protected override IReportStore CreateStore() => _directory.Open();
}
