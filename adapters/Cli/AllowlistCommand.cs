using System.CommandLine;
using TelemetryHex.Payload;

namespace TelemetryHex.Cli;

/// <summary><c>allowlist</c>: prints the document that this build carries.</summary>
internal static class AllowlistCommand
{
    private const string Document = "TelemetryHex.Payload.ALLOWLIST.md";

    public static Command Create(Stream output)
    {
        var command = new Command("allowlist", "Print the document that says what is sent, and why");
        command.SetAction(async (_, cancellation) =>
        {
            using var document = typeof(Report).Assembly.GetManifestResourceStream(Document)
                ?? throw new InvalidOperationException("This build carries no allowlist.");
            await document.CopyToAsync(output, cancellation).ConfigureAwait(false);
            return ExitCode.Done;
        });
        return command;
    }
}
