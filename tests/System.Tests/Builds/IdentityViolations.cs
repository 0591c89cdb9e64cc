namespace TelemetryHex.SystemTests.Builds;

/// <summary>A statement against each line of <c>BannedSymbols.Identity.txt</c>.</summary>
internal static class IdentityViolations
{
    public static Violations All { get; } = new(new Dictionary<string, string>
    {
        ["P:System.Environment.MachineName"] = "_ = System.Environment.MachineName;",
        ["P:System.Environment.UserName"] = "_ = System.Environment.UserName;",
        ["P:System.Environment.UserDomainName"] = "_ = System.Environment.UserDomainName;",
        ["M:System.Environment.GetFolderPath(System.Environment.SpecialFolder)"] = "_ = System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile);",
        ["M:System.Environment.GetFolderPath(System.Environment.SpecialFolder,System.Environment.SpecialFolderOption)"] = "_ = System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile, System.Environment.SpecialFolderOption.None);",
        ["T:System.Security.Principal.WindowsIdentity"] = "_ = System.Security.Principal.WindowsIdentity.GetCurrent();",
        ["P:System.Diagnostics.Process.MachineName"] = "_ = System.Diagnostics.Process.GetCurrentProcess().MachineName;",
        ["N:System.Net.NetworkInformation"] = "_ = System.Net.NetworkInformation.NetworkInterface.GetAllNetworkInterfaces();",
        ["T:System.Net.Dns"] = "_ = System.Net.Dns.GetHostName();",
        ["T:Microsoft.Win32.Registry"] = "_ = Microsoft.Win32.Registry.LocalMachine;",
        ["T:Microsoft.Win32.RegistryKey"] = "_ = Microsoft.Win32.RegistryKey.OpenBaseKey(default, default);",
    });
}
