using TelemetryHex.Adapters.Sqlite;
using TelemetryHex.Hosting;
using TelemetryHex.Receiver;
using TelemetryHex.Receiver.Intake;
using TelemetryHex.Receiver.Operations;

SocketThreads.HandleInline();
var place = CommandPlace.OfThisProcess(new TimeProviderClock(TimeProvider.System));
var files = new StoreFiles
{
    BackUp = (store, copy, stop) => Task.Run(() => SqliteReportStore.Backup(store, copy), stop),
    Check = (file, stop) => Task.Run(() => SqliteReportStore.Open(file).Dispose(), stop),
};
return await new ReceiverCommandLine((arguments, stop) => ReceiverHost.RunAsync(arguments, place.Directory, stop), files, place).InvokeAsync(args).ConfigureAwait(false);
