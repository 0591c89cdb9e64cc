using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using System.Security.AccessControl;
using Microsoft.Win32.SafeHandles;

namespace TelemetryHex.Adapters.Files;

/// <summary>
/// The same steps on Windows. Access is the current user's alone, said as the file is made, and inherited from nobody; a rename keeps it.
/// What another process has open may be neither opened nor replaced there for a moment, so each step is patient (Win32 error codes; NTFS renames over
/// a file only when nobody has it open, whatever they share).
/// </summary>
[SupportedOSPlatform("windows")]
internal static partial class WindowsFile
{
    // winerror.h
    private const int SharingViolation = 32;
    private const int LockViolation = 33;
    private const int FileExists = 80;
    private const int AlreadyExists = 183;

    /// <summary>Makes a file, which must not exist, for writing.</summary>
    public static FileStream CreateNew(string path)
    {
        var access = new FileSecurity();
        access.SetAccessRuleProtection(isProtected: true, preserveInheritance: false);
        access.AddAccessRule(new FileSystemAccessRule(ProcessUser.Id, FileSystemRights.FullControl, AccessControlType.Allow));

        // A buffer of one byte is none.
        return new FileInfo(path).Create(FileMode.CreateNew, FileSystemRights.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1, FileOptions.None, access);
    }

    /// <summary>Makes the directory, if it is not there, and its parents, which inherit their access as usual.</summary>
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
            ProcessUser.Id, FileSystemRights.FullControl, InheritanceFlags.ContainerInherit | InheritanceFlags.ObjectInherit, PropagationFlags.None, AccessControlType.Allow));
        new DirectoryInfo(path).Create(access);
    }

    /// <summary>Opens what is there for reading, and lets everybody else do with it what they like.</summary>
    public static SafeFileHandle OpenToRead(string path)
        => Patience.Outlast(() => File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete), IsHeld);

    /// <summary>Opens what is there, alone.</summary>
    public static SafeFileHandle OpenAlone(string path) => File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

    /// <summary>Gives the file the other name, unless something has that name.</summary>
    /// <returns>Whether it did.</returns>
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

    /// <summary>Gives the file a second name, which nothing has.</summary>
    /// <returns>Whether it did; a file system may have no second names.</returns>
    public static bool TryLink(string existing, string name) => CreateHardLink(name, existing, 0);

    /// <summary>Gives the file the other name, in the place of what had it; a symbolic link there is replaced, not followed.</summary>
    public static void Replace(string from, string to) => Move(from, to, overwrite: true);

    /// <summary>Whether somebody has the file open in a way that excludes us.</summary>
    public static bool IsHeld(Exception fault) => fault is IOException && Code(fault) is SharingViolation or LockViolation;

    // To a rename, Windows denies access where somebody has the target open, be it to look.
    private static bool Move(string from, string to, bool overwrite) => Patience.Outlast(
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
