using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Security.Principal;

namespace TelemetryHex.Adapters.Files;

/// <summary>
/// The user of this process, by number and not by name, for one purpose: to be the only entry of an access list. Read from the process's
/// own token (winnt.h, TOKEN_USER; processthreadsapi.h, GetCurrentProcessToken), and passed nowhere else.
/// </summary>
[SupportedOSPlatform("windows")]
internal static partial class ProcessUser
{
    private const nint CurrentProcessToken = -4;
    private const int TokenUser = 1;

    // TOKEN_USER and the longest possible id behind it (SECURITY_MAX_SID_SIZE).
    private const int Length = 16 + 68;

    /// <summary>The user's security id.</summary>
    /// <exception cref="IOException">The token cannot be read.</exception>
    public static unsafe SecurityIdentifier Id
    {
        get
        {
            var answer = stackalloc nint[Length / sizeof(int)];
            return GetTokenInformation(CurrentProcessToken, TokenUser, answer, Length, out _)
                ? new SecurityIdentifier(answer[0])
                : throw new IOException($"The system answered with error {Marshal.GetLastPInvokeError()}.");
        }
    }

    [LibraryImport("advapi32.dll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static unsafe partial bool GetTokenInformation(nint token, int kind, void* answer, int length, out int needed);
}
