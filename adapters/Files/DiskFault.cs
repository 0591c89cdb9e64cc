using System.Security;

namespace TelemetryHex.Adapters.Files;

/// <summary>Describes a disk's refusal in our own words: the platform's messages name the path, in the system's language.</summary>
internal static class DiskFault
{
    /// <summary>Whether the exception comes from the disk or the path: an outcome, not a bug.</summary>
    public static bool Is(Exception exception) => exception
        is IOException or UnauthorizedAccessException or SecurityException or ArgumentException or NotSupportedException
        or DllNotFoundException or EntryPointNotFoundException;

    /// <summary>
    /// Whether the disk or the user's quota is full: ENOSPC, EDQUOT (Linux, Darwin and FreeBSD), ERROR_HANDLE_DISK_FULL, ERROR_DISK_FULL.
    /// </summary>
    public static bool IsFull(Exception exception) => exception is IOException
        && (OperatingSystem.IsWindows() ? (exception.HResult & 0xFFFF) is 39 or 112
            : OperatingSystem.IsLinux() ? exception.HResult is 28 or 122
            : exception.HResult is 28 or 69);

    /// <summary>The words for an exception that <see cref="Is"/> accepts.</summary>
    public static string Describe(Exception exception) => exception switch
    {
        UnauthorizedAccessException or SecurityException => "permission is denied",
        PathTooLongException => "the path is too long",
        DirectoryNotFoundException or FileNotFoundException => "the path does not exist",
        PlatformNotSupportedException or DllNotFoundException or EntryPointNotFoundException => "this system is not supported",
        ArgumentException or NotSupportedException => "the path is not valid",
        IOException when OperatingSystem.IsWindows() => DescribeWindows(exception.HResult & 0xFFFF),
        _ => Describe(exception.HResult),
    };

    /// <summary>The words for an errno. Most numbers are the same on Linux, Darwin and FreeBSD: errno(3).</summary>
    public static string Describe(int errno) => errno switch
    {
        1 or 13 => "permission is denied",
        2 => "the path does not exist",
        5 => "the disk has an input/output error",
        16 => "the file is in use by the system",
        17 => "something of that name is in the way",
        20 => "a part of the path is not a directory",
        23 or 24 => "too many files are open",
        27 => "the file may not grow",
        28 => "the disk is full",
        30 => "the disk is read-only",
        // ENAMETOOLONG and ELOOP: Linux first, Darwin and FreeBSD second. No file call answers with the other system's number.
        36 or 63 => "the path is too long",
        40 or 62 => "a symbolic link is in the way",
        _ => $"the system answered with error {errno}",
    };

    // winerror.h
    private static string DescribeWindows(int code) => code switch
    {
        5 => "permission is denied",
        19 => "the disk is read-only",
        32 or 33 => "the file is in use",
        39 or 112 => "the disk is full",
        80 or 183 => "something of that name is in the way",
        123 or 206 => "the path is not valid",
        _ => $"the system answered with error {code}",
    };
}
