var builder = WebApplication.CreateSlimBuilder(args);
var receiver = builder.Build();
await receiver.RunAsync().ConfigureAwait(false);
