using TelemetryHex.Audit;

// ASSEMBLY... [--allowlist FILE]
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
