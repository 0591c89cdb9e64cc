namespace TelemetryHex.Adapters.Linux;

/// <summary>
/// Reads the text of one attribute of sysfs: a value and a newline (Documentation/filesystems/sysfs.rst). Some kernels count the
/// terminating NUL to the length, so that a reader sees it.
/// </summary>
internal static class SysfsValue
{
    /// <summary>The value without the blanks and NULs around it; empty where it is missing.</summary>
    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text) => text.Trim(" \t\r\n\0");
}
