using System.Diagnostics.Metrics;
using System.Globalization;

namespace TelemetryHex.Receiver.Intake;

/// <summary>What the receiver counts of itself. Its tags are statuses: no address, no header, no value of a report.</summary>
internal sealed class ReceiverMetrics : IDisposable
{
    /// <summary>The name under which it is exported.</summary>
    public const string MeterName = "TelemetryHex.Receiver";

    // Beyond this a client's clock is worth an operator's notice.
    private static readonly TimeSpan NotableSkew = TimeSpan.FromMinutes(5);

    private readonly Meter _meter = new(MeterName);
    private readonly Counter<long> _answers;
    private readonly Counter<long> _unknownMembers;
    private readonly Counter<long> _skewed;
    private readonly Histogram<int> _batch;
    private readonly Histogram<double> _commit;

    public ReceiverMetrics()
    {
        _answers = _meter.CreateCounter<long>("telemetryhex.receiver.answers", "{answer}", "Answers to reports and erasures, by status.");
        _unknownMembers = _meter.CreateCounter<long>("telemetryhex.receiver.unknown_members", "{member}", "Members outside the allowlist that were dropped unread.");
        _skewed = _meter.CreateCounter<long>("telemetryhex.receiver.skewed_clocks", "{report}", "Reports of clients whose clock was more than five minutes off.");
        _batch = _meter.CreateHistogram<int>("telemetryhex.receiver.commit.reports", "{report}", "Reports that shared a commit.", tags: null, new InstrumentAdvice<int> { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024] });
        _commit = _meter.CreateHistogram<double>("telemetryhex.receiver.commit.duration", "s", "How long a commit took.", tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5] });
    }

    /// <summary>Lets the number of reports that wait be asked for.</summary>
    public void ObserveQueue(Func<int> length)
        => _meter.CreateObservableGauge("telemetryhex.receiver.queue", length, "{report}", "Reports that wait for the disk.");

    public void Answered(string method, int status)
        => _answers.Add(1, new("method", method), new("status", status.ToString(CultureInfo.InvariantCulture)));

    public void Taken(int unknownMembers, TimeSpan skew)
    {
        if (unknownMembers > 0)
        {
            _unknownMembers.Add(unknownMembers);
        }

        if (skew.Duration() > NotableSkew)
        {
            _skewed.Add(1);
        }
    }

    public void Committed(int reports, TimeSpan duration)
    {
        _batch.Record(reports);
        _commit.Record(duration.TotalSeconds);
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();
}
