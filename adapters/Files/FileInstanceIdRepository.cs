using System.Security.Cryptography;
using TelemetryHex.Ports;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Files;

/// <summary>
/// Keeps the id in <c>{data directory}/.instance_id</c>: 36 characters and a newline, mode 0600. The file appears whole or not at all, is
/// flushed to the disk before it appears, and is never read or written through a symbolic link.
/// </summary>
/// <param name="dataDirectory">The product's data directory; made with mode 0700 where it is not there.</param>
public sealed class FileInstanceIdRepository(string dataDirectory) : IInstanceIdRepository
{
    /// <summary>The file's name in the data directory.</summary>
    public const string FileName = ".instance_id";

    // Each round ends, or loses a race that another process won; nobody loses so often.
    private const int Rounds = 10;

    private string FilePath => Path.Combine(dataDirectory, FileName);

    /// <inheritdoc/>
    public InstanceId? Find() => string.IsNullOrEmpty(dataDirectory) ? null : InstanceIdFile.Look(FilePath).Id;

    /// <inheritdoc/>
    public InstanceIdLookup GetOrCreate()
    {
        if (string.IsNullOrEmpty(dataDirectory))
        {
            return InstanceIdLookup.Unavailable("there is no data directory");
        }

        try
        {
            for (var round = 0; round < Rounds; round++)
            {
                if (LookOrMake() is { } lookup)
                {
                    return lookup;
                }
            }

            return InstanceIdLookup.Unavailable("the file keeps changing");
        }
        catch (Exception fault) when (DiskFault.Is(fault))
        {
            return InstanceIdLookup.Unavailable(DiskFault.Describe(fault));
        }
    }

    private InstanceIdLookup? LookOrMake()
    {
        var file = InstanceIdFile.Look(FilePath);
        return file switch
        {
            { State: InstanceIdFileState.Kept, Id: { } id } => InstanceIdLookup.Kept(id),
            { State: InstanceIdFileState.Absent } => Create(),
            { State: InstanceIdFileState.Bad } => Replace(),
            _ => InstanceIdLookup.Unavailable(file.Fault ?? "the file cannot be read"),
        };
    }

    /// <summary>Makes the file where there is none; null where somebody else just did.</summary>
    private InstanceIdLookup? Create()
    {
        MakeDirectory();
        var id = NewId();
        using var temporary = TemporaryFile.Write(dataDirectory, InstanceIdContent.Of(id));
        if (!TryPublish(temporary.Path, id))
        {
            return null;
        }

        SyncDirectory();
        return InstanceIdLookup.Created(id);
    }

    /// <summary>Puts a new file in the place of one that is no id; null where somebody else just did.</summary>
    private InstanceIdLookup? Replace()
    {
        using var held = DirectoryLock.Take(dataDirectory);
        var file = InstanceIdFile.Look(FilePath);
        if (file.State != InstanceIdFileState.Bad || file.Fault is null)
        {
            return null;
        }

        var id = NewId();
        using var temporary = TemporaryFile.Write(dataDirectory, InstanceIdContent.Of(id));
        File.Move(temporary.Path, FilePath, overwrite: true);
        SyncDirectory();
        return InstanceIdLookup.Replaced(id, file.Fault);
    }

    private bool TryPublish(string temporary, InstanceId id)
    {
        if (OperatingSystem.IsWindows())
        {
            return TryMoveOnWindows(temporary);
        }

        var error = Posix.TryLink(temporary, FilePath);
        if (error is 0 or Posix.EEXIST)
        {
            return error == 0;
        }

        // A file system without hard links, or one (NFS) whose answer got lost: then the file is there all the same.
        if (InstanceIdFile.Look(FilePath) is { State: not InstanceIdFileState.Absent } file)
        {
            return file.Id == id;
        }

        return TryWriteInPlace(id);
    }

    private bool TryWriteInPlace(InstanceId id)
    {
        try
        {
            TemporaryFile.WriteNew(FilePath, InstanceIdContent.Of(id));
            return true;
        }
        catch (IOException fault) when (fault.HResult == Posix.EEXIST)
        {
            return false;
        }
    }

    private bool TryMoveOnWindows(string temporary)
    {
        const int AlreadyExists = unchecked((int)0x800700B7);
        const int FileExists = unchecked((int)0x80070050);
        try
        {
            File.Move(temporary, FilePath, overwrite: false);
            return true;
        }
        catch (IOException fault) when (fault.HResult is AlreadyExists or FileExists)
        {
            return false;
        }
    }

    private void MakeDirectory()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(dataDirectory);
        }
        else
        {
            Directory.CreateDirectory(dataDirectory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    // So that the file's name is on the disk as well. Where that fails, a power cut costs a new id, no more.
    private void SyncDirectory()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        try
        {
            using var directory = Posix.OpenForReading(Path.Combine(dataDirectory, "."));
            if (directory is not null)
            {
                Posix.Sync(directory);
            }
        }
        catch (Exception fault) when (DiskFault.Is(fault))
        {
            // As above.
        }
    }

    private static InstanceId NewId() => InstanceId.FromRandomBytes(RandomNumberGenerator.GetBytes(16));
}
