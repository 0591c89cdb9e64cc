using TelemetryHex.IdProcess;

// A process that keeps ids, for the tests that race, kill and starve one. See Adapters.Tests/Files.
return args switch
{
    ["get", var directory] => Answer.Once(directory),
    ["serve", var warmUp] => Answer.Lines(warmUp),
    ["race", var root, var rounds, var me, var other] => new Race(root, me, other).Run(rounds),
    ["churn", var root, var content] => Churn.UntilKilled(root, content),
    _ => 2,
};
