using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Security.AccessControl;
using Microsoft.Win32.SafeHandles;

namespace TelemetryHex.Adapters.Files;

/// <summary>
/// The same steps on Windows. A file is created with an access list of the current user alone, which a rename keeps. A file that another
/// process has open can be neither opened nor replaced for a moment, whatever the sharing mode (NTFS), so each step retries.
/// </summary>
[SupportedOSPlatform("windows")]
internal static partial class WindowsFile
{
    // winerror.h
    private const int SharingViolation = 32;
    private const int LockViolation = 33;
    private const int FileExists = 80;
    private const int AlreadyExists = 183;

    /// <summary>Creates a file for writing, which must not exist.</summary>
    public static FileStream CreateNew(string path)
    {
        var access = new FileSecurity();
        access.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        access.AddAccessRule(new FileSystemAccessRule(ProcessUser.Id, FileSystemRights.FullControl, AccessControlType.Allow));

        // A buffer of one byte means no buffer.
        return new FileInfo(path).Create(
            FileMode.CreateNew, FileSystemRights.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1, FileOptions.None, access);
    }

    /// <summary>Creates the directory if it is absent, and its parents, which inherit their access as usual.</summary>
    public static void CreateDirectory(string path)
    {
        if (Directory.Exists(path))
        {
            return;
        }

        if (Path.GetDirectoryName(path) is { } parent)
        {
            Directory.CreateDirectory(parent);
        }

        var access = new DirectorySecurity();
        access.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        access.AddAccessRule(new FileSystemAccessRule(
            ProcessUser.Id,
            FileSystemRights.FullControl,
            InheritanceFlags.ContainerInherit | InheritanceFlags.ObjectInherit,
            PropagationFlags.None,
            AccessControlType.Allow));
        new DirectoryInfo(path).Create(access);
    }

    /// <summary>Opens an existing file for reading and shares it fully.</summary>
    public static SafeFileHandle OpenToRead(string path)
        => Retry.UntilTimeout(() => File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete), IsHeld);

    /// <summary>Opens an existing file exclusively.</summary>
    public static SafeFileHandle OpenAlone(string path) => File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

    /// <summary>Renames the file unless something has that name.</summary>
    /// <returns>Whether it was renamed.</returns>
    public static bool TryMove(string from, string to)
    {
        try
        {
            return Move(from, to, overwrite: false);
        }
        catch (IOException fault) when (Code(fault) is FileExists or AlreadyExists)
        {
            return false;
        }
    }

    /// <summary>Gives the file a second, free name.</summary>
    /// <returns>Whether it has one now; some file systems have no hard links.</returns>
    public static bool TryLink(string existing, string name) => CreateHardLink(name, existing, 0);

    /// <summary>Renames the file over the present one; a symbolic link there is replaced, not followed.</summary>
    public static void Replace(string from, string to) => Move(from, to, overwrite: true);

    /// <summary>Whether another process has the file open and excludes this one.</summary>
    public static bool IsHeld(Exception fault) => fault is IOException && Code(fault) is SharingViolation or LockViolation;

    // A rename over a file that another process has open, even for reading, is denied access.
    private static bool Move(string from, string to, bool overwrite) => Retry.UntilTimeout(
        () =>
        {
            File.Move(from, to, overwrite);
            return true;
        },
        fault => IsHeld(fault) || fault is UnauthorizedAccessException);

    private static int Code(Exception fault) => fault.HResult & 0xFFFF;

    [LibraryImport("kernel32.dll", EntryPoint = "CreateHardLinkW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool CreateHardLink(string name, string existing, nint access);
}
