using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Files;

/// <summary>
/// Publishes an id under its name in one atomic step. The loser of a race is told, and takes the winner's id.
/// </summary>
internal static class InstanceIdPublication
{
    /// <summary>Publishes the id unless something has the name.</summary>
    /// <returns>Whether the id is published; if not, something had the name first.</returns>
    public static bool TryAdd(string path, InstanceId id)
    {
        var directory = DirectoryOf(path);
        using var temporary = TemporaryIdFile.Write(directory, id);
        var added = OperatingSystem.IsWindows()
            ? WindowsFile.TryMove(temporary.Path, path)
            : TryLink(temporary.Path, path, id);
        if (added)
        {
            DurableFile.SyncDirectory(directory);
        }

        return added;
    }

    /// <summary>Publishes the id over the present file; a symbolic link is replaced, its target left alone.</summary>
    public static void Replace(string path, InstanceId id)
    {
        var directory = DirectoryOf(path);
        using var temporary = TemporaryIdFile.Write(directory, id);
        if (OperatingSystem.IsWindows())
        {
            WindowsFile.Replace(temporary.Path, path);
        }
        else
        {
            UnixCalls.Rename(temporary.Path, path);
        }

        DurableFile.SyncDirectory(directory);
    }

    private static bool TryLink(string temporary, string path, InstanceId id) => UnixCalls.Link(temporary, path) switch
    {
        0 => true,
        UnixCalls.Exists => false,
        _ => TryCreate(path, id),
    };

    // For file systems without hard links. Still one process alone takes the name. Its content follows later: the lock keeps the others
    // from replacing it meanwhile, and after a crash in between the next start replaces it.
    private static bool TryCreate(string path, InstanceId id)
    {
        using var alone = ReplacementLock.Take(DirectoryOf(path));

        // Over NFS a link may exist although the call failed: the answer got lost.
        var found = InstanceIdFile.Read(path);
        if (found != StoredInstanceId.Absent)
        {
            return found.Id == id;
        }

        try
        {
            DurableFile.CreateNew(path, InstanceIdText.Write(id));
            return true;
        }
        catch (IOException exception) when (exception.HResult == UnixCalls.Exists)
        {
            return false;
        }
    }

    private static string DirectoryOf(string path)
        => Path.GetDirectoryName(path) ?? throw new ArgumentException("The path names no directory.", nameof(path));
}
