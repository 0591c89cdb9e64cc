using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Files;

/// <summary>
/// Puts an id in its place in one step that either happened or did not. Whoever is second finds out, and takes what is there.
/// </summary>
internal static class InstanceIdPublication
{
    /// <summary>Publishes the id where nothing stands.</summary>
    /// <returns>Whether it is now there; otherwise something stood there first.</returns>
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

    /// <summary>Publishes the id in the place of what stands there; of a symbolic link the link goes, not its target.</summary>
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

    // For file systems without hard links. The name is still taken by one alone; that its content comes after is hidden from whoever takes
    // it for broken by the lock, and heals at the next start if we die in between.
    private static bool TryCreate(string path, InstanceId id)
    {
        using var alone = ReplacementLock.Take(DirectoryOf(path));

        // Over NFS a link that failed may have been made: its answer got lost.
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
