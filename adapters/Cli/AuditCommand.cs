using System.CommandLine;
using System.Text;
using TelemetryHex.Audit;

namespace TelemetryHex.Cli;

/// <summary>
/// <c>audit</c>: holds compiled assemblies against the allowlist that this tool carries, for a reviewer who does not trust the build.
/// </summary>
internal static class AuditCommand
{
    public static Command Create(Stream output, TextWriter error)
    {
        var assemblies = new Argument<string[]>("ASSEMBLY")
        {
            Description = "Compiled assemblies; they are read, never loaded",
            Arity = ArgumentArity.OneOrMore,
        };
        var allowlist = new Option<string>("--allowlist")
        {
            Description = "Another product's allowlist, in place of the one that this tool carries",
            HelpName = "FILE",
        };
        var command = new Command(
            "audit", "Hold compiled assemblies against the allowlist and the list of banned calls; list each difference");
        command.Arguments.Add(assemblies);
        command.Options.Add(allowlist);
        command.SetAction(async (arguments, cancellation) =>
        {
            var text = new StringWriter { NewLine = "\n" };
            var answer = AuditReport.Write(arguments.GetValue(assemblies) ?? [], arguments.GetValue(allowlist), text, error);
            await output.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellation).ConfigureAwait(false);
            return answer switch
            {
                AuditReport.Clean => ExitCode.Done,
                AuditReport.Different => ExitCode.NotDelivered,
                _ => ExitCode.Usage,
            };
        });
        return command;
    }
}
