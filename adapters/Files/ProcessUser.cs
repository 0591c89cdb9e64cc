using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Security.Principal;

namespace TelemetryHex.Adapters.Files;

/// <summary>
/// The user that this process runs as, by number and not by name, and for one purpose: to be the only one in an access list. It is read from the
/// process's own token (winnt.h, TOKEN_USER; processthreadsapi.h, GetCurrentProcessToken), and goes nowhere else.
/// </summary>
[SupportedOSPlatform("windows")]
internal static partial class ProcessUser
{
    private const nint CurrentProcessToken = -4;
    private const int TokenUser = 1;

    // TOKEN_USER, and behind it the longest id there is (SECURITY_MAX_SID_SIZE).
    private const int Length = 16 + 68;

    /// <summary>The user's security id.</summary>
    /// <exception cref="IOException">The token does not tell.</exception>
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
