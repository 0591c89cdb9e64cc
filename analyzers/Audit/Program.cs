using TelemetryHex.Audit;

// ASSEMBLY... [--allowlist FILE], where @FILE stands for the file's lines: a build's paths need not pass its shell.
args = [.. args.SelectMany(argument => argument is ['@', .. var file] ? File.ReadAllLines(file) : [argument])];
var files = new List<string>();
string? allowlist = null;
for (var i = 0; i < args.Length; i++)
{
    if (args[i] == "--allowlist" && i + 1 < args.Length)
    {
        allowlist = args[++i];
    }
    else
    {
        files.Add(args[i]);
    }
}

return AuditReport.Write(files, allowlist, Console.Out, Console.Error);
