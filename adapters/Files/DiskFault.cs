using System.Globalization;

namespace TelemetryHex.Adapters.Files;

/// <summary>Why a disk did not do as asked, in words that hold no path and no content.</summary>
internal static class DiskFault
{
    /// <summary>Whether an exception is the disk's, or the path's, and not a mistake of ours.</summary>
    public static bool Is(Exception fault)
        => fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException or System.Security.SecurityException;

    /// <summary>Of an exception. On Unix the HResult of an IOException is errno.</summary>
    public static string Describe(Exception fault) => fault switch
    {
        UnauthorizedAccessException => "permission is denied",
        DirectoryNotFoundException => "its directory cannot be made",
        PathTooLongException => "its path is too long",
        ArgumentException or NotSupportedException => "its directory is no path",
        IOException => Describe(fault.HResult),
        _ => "the disk refused",
    };

    /// <summary>Of errno (errno(3)); 122 is Linux's quota, 69 that of macOS and the BSDs.</summary>
    public static string Describe(int error) => error switch
    {
        1 or 13 => "permission is denied",
        20 => "its directory is a file",
        21 => "a directory stands in its place",
        28 => "the disk is full",
        30 => "the file system is read-only",
        36 or 63 => "its path is too long",
        69 or 122 => "the disk quota is used up",
        _ => string.Create(CultureInfo.InvariantCulture, $"the disk failed with error {error}"),
    };
}
