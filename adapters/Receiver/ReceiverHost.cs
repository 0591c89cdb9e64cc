using TelemetryHex.Adapters.Sqlite;
using TelemetryHex.Ports;
using TelemetryHex.Receiver.Intake;
using TelemetryHex.Receiver.Operations;
using TelemetryHex.Receiver.Page;
using TelemetryHex.Receiver.Statistics;

namespace TelemetryHex.Receiver;

/// <summary>The whole receiver, from its settings to its end.</summary>
internal static class ReceiverHost
{
    /// <summary>Runs it until it is told to stop; then all that it took is stored.</summary>
    /// <exception cref="StartException">The settings or the keys cannot be used.</exception>
    /// <exception cref="ReportStoreException">The store cannot be used.</exception>
    public static async Task RunAsync(ReceiverArguments arguments, string directory, CancellationToken stop)
    {
        var (builder, settings) = ReceiverBuilder.Create(arguments, directory);
        var files = DataDirectory.At(settings.DataDirectory).Create();
        using var logs = LoggerFactory.Create(log => log.AddConfiguration(builder.Configuration.GetSection("Logging")).AddConsole());
        var clock = new WatchedClock(TimeProvider.System, logs.CreateLogger<WatchedClock>(), SystemUptime.Read);
        EpochKeyHolder? keys = null;
        var restore = new StagedRestore(files, logs.CreateLogger<StagedRestore>());
        var log = logs.CreateLogger<SqliteReportStore>();
        using var store = await Progress.WatchAsync(
            Task.Run(() => SqliteReportStore.Open(files.Database, log.StoreMended, () => keys = Prepare(files, restore, clock)), CancellationToken.None),
            () => "Checking the store and bringing it up to this version",
            TimeProvider.System,
            log).ConfigureAwait(false);
        builder.AddReceiver(settings, new ReceiverParts
        {
            Store = store,
            Keys = () => keys?.Current ?? throw new InvalidOperationException("The keys are read before the store is opened."),
            Clock = clock,
            Time = TimeProvider.System,
            FreeBytes = () => new DriveInfo(files.Path).AvailableFreeSpace,
            EraseBackups = new BackupErasure(new BackupDirectory(files)).EraseAsync,
            Restores = () => restore.Taken,
        });
        AddOperations(builder, settings, files, restore, store, clock, () => keys?.TurnToday());
        var receiver = builder.Build();
        await using var _ = receiver.ConfigureAwait(false);
        receiver.MapReceiver();
        await receiver.RunAsync(stop).ConfigureAwait(false);
    }

    // Nobody else has the store now, and it is not opened yet: the moment for a backup to take its place, and for keys that are on the disk first.
    private static EpochKeyHolder Prepare(DataDirectory files, StagedRestore restore, IClock clock)
    {
        restore.TakePlaceAtStart();
        var file = new EpochKeyFile(files.EpochKeys);
        var keys = new EpochKeyHolder(file, file.Load(File.Exists(files.Database)), clock);
        keys.TurnToday();
        return keys;
    }

    private static void AddOperations(
        WebApplicationBuilder builder, ReceiverSettings settings, DataDirectory files, StagedRestore restore, SqliteReportStore store, IClock clock, Action turnKeys)
    {
        var services = builder.Services;
        var time = TimeProvider.System;
        var log = RetentionLog.Load(files.RetentionLog);
        var work = new MaintenanceWork { TurnKeys = turnKeys, RetainBackups = new BackupRetention(new BackupDirectory(files), settings.K).RetainAsync };
        services.AddSingleton(host => new PageSource(new PageReader(host.GetRequiredService<StatisticsReader>(), log, builder.Environment.IsDevelopment()).ReadAsync));
        services.AddHostedService(host => new RenderingAhead(host.GetRequiredService<PageSource>(), time, host.GetRequiredService<ILogger<RenderingAhead>>()));
        services.AddHostedService<FirstVisit>();
        services.AddSingleton(host => new Maintenance(new MaintenanceRound(store, settings.K, work with { DaysClosed = host.GetRequiredService<StatisticsReader>().Renew }, log, time, host.GetRequiredService<ILogger<MaintenanceRound>>()), clock, time, host.GetRequiredService<ILogger<Maintenance>>()));
        services.AddHostedService(host => host.GetRequiredService<Maintenance>());
        services.AddHostedService(host => new RestoreWatch(
            files,
            restore,
            (putInPlace, stop) => store.ReplaceAsync(() => putInPlace(), stop),
            (file, stop) => Task.Run(() => SqliteReportStore.Open(file).Dispose(), stop),
            () =>
            {
                host.GetRequiredService<StatisticsReader>().Forget();
                host.GetRequiredService<Maintenance>().Ask();
            },
            time,
            host.GetRequiredService<ILogger<RestoreWatch>>()));
        ReceiverLifetime.AddTo(services, settings);
        MetricsListener.AddTo(services, settings.MetricsUrl, ReceiverMetrics.MeterName);
        SelfReport.AddTo(services, builder.Configuration, settings);
    }
}
