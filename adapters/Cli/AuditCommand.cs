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
        var capabilities = new Option<string>("--capabilities")
        {
            Description = "The lists of what each assembly of TelemetryHex may reach, for a reviewer who has them",
            HelpName = "FOLDER",
        };
        var strictLists = new Option<bool>("--strict-lists")
        {
            Description = "A line of a list that nothing uses is a difference too; for release builds",
        };
        var command = new Command(
            "audit", "Hold compiled assemblies against the allowlist and the list of banned calls; list each difference");
        command.Arguments.Add(assemblies);
        command.Options.Add(allowlist);
        command.Options.Add(capabilities);
        command.Options.Add(strictLists);
        command.SetAction(async (arguments, cancellation) =>
        {
            var text = new StringWriter { NewLine = "\n" };
            var request = new AuditRequest(
                arguments.GetValue(assemblies) ?? [], arguments.GetValue(allowlist), arguments.GetValue(capabilities), arguments.GetValue(strictLists));
            var answer = AuditReport.Write(request, text, error);
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
