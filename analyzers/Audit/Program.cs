using TelemetryHex.Audit;
using TelemetryHex.Audit.Capabilities;

// ASSEMBLY... [--allowlist FILE] [--capabilities FOLDER [--strict-lists | --write-lists]], where @FILE stands for the file's lines:
// a build's paths need not pass its shell.
args = [.. args.SelectMany(argument => argument is ['@', .. var file] ? File.ReadAllLines(file) : [argument])];
var files = new List<string>();
var writesLists = false;
var request = new AuditRequest(files);
for (var i = 0; i < args.Length; i++)
{
    switch (args[i])
    {
        case "--allowlist" when i + 1 < args.Length:
            request = request with { Allowlist = args[++i] };
            break;
        case "--capabilities" when i + 1 < args.Length:
            request = request with { Capabilities = args[++i] };
            break;
        case "--strict-lists":
            request = request with { StrictLists = true };
            break;
        case "--write-lists":
            writesLists = true;
            break;
        default:
            files.Add(args[i]);
            break;
    }
}

if (writesLists && request.Capabilities is { } folder)
{
    CapabilityWriter.WriteMissing(files, folder);
}

return AuditReport.Write(request, Console.Out, Console.Error);
