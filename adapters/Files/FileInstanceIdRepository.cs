using System.Security.Cryptography;
using TelemetryHex.Ports;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Adapters.Files;

/// <summary>
/// Keeps the id in the file <see cref="FileName"/> of the data directory: the 36 characters and a line feed, readable by its owner alone.
/// Processes that share a directory end with the one id in the file. Any other content is replaced, except a directory. If an id cannot
/// be kept, none is given: an id per start would make the counts lie.
/// </summary>
/// <param name="dataDirectory">The directory. Created with the first id if it is absent (mode 0700; its parents as the umask says).</param>
public sealed class FileInstanceIdRepository(string dataDirectory) : IInstanceIdRepository
{
    /// <summary>The name of the file in the data directory.</summary>
    public const string FileName = ".instance_id";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    // A further round means that another process removed the file between two looks.
    private const int Rounds = 5;

    /// <inheritdoc/>
    public InstanceId? Find()
    {
        try
        {
            return InstanceIdFile.Read(Locate()).Id;
        }
        catch (Exception exception) when (DiskFault.Is(exception))
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public InstanceIdLookup GetOrCreate()
    {
        try
        {
            var path = Locate();
            for (var round = 0; round < Rounds; round++)
            {
                if (Attempt(path) is { } lookup)
                {
                    TemporaryIdFile.RemoveStale(dataDirectory);
                    return lookup;
                }
            }

            return Unavailable("it disappears as soon as it is made");
        }
        catch (TimeoutException)
        {
            return Unavailable("another process is replacing it and does not finish");
        }
        catch (Exception exception) when (DiskFault.Is(exception))
        {
            return Unavailable(DiskFault.Describe(exception));
        }
    }

    /// <summary>Deletes the file if it holds that id; the id of another process that was faster stays.</summary>
    /// <returns>Null once no file holds that id; otherwise the reason, for people.</returns>
    public string? Forget(InstanceId id)
    {
        try
        {
            var path = Locate();
            using var alone = ReplacementLock.Take(Path.GetDirectoryName(path) ?? path);
            if (InstanceIdFile.Read(path).Id == id)
            {
                File.Delete(path);
            }

            return null;
        }
        catch (TimeoutException)
        {
            return "another process is replacing it and does not finish";
        }
        catch (Exception exception) when (DiskFault.Is(exception))
        {
            return DiskFault.Describe(exception);
        }
    }

    private static InstanceIdLookup? Attempt(string path)
    {
        var found = InstanceIdFile.Read(path);
        if (found == StoredInstanceId.Absent)
        {
            return Create(path);
        }

        return found.IsReplaceable ? Replace(path) : Report(found);
    }

    private static InstanceIdLookup? Create(string path)
    {
        CreateDirectory(path);
        var id = NewId();
        return InstanceIdPublication.TryAdd(path, id) ? InstanceIdLookup.Created(id) : null;
    }

    private static InstanceIdLookup? Replace(string path)
    {
        using var alone = ReplacementLock.Take(Path.GetDirectoryName(path) ?? path);
        var found = InstanceIdFile.Read(path);
        if (!found.IsReplaceable)
        {
            return found == StoredInstanceId.Absent ? null : Report(found);
        }

        var id = NewId();
        InstanceIdPublication.Replace(path, id);
        return InstanceIdLookup.Replaced(id, $"{FileName} was replaced, for {found.Fault}.");
    }

    private static InstanceIdLookup Report(StoredInstanceId found)
        => found.Id is { } id ? InstanceIdLookup.Kept(id) : Unavailable(found.Fault ?? "it cannot be read");

    private static InstanceIdLookup Unavailable(string why) => InstanceIdLookup.Unavailable($"{FileName} cannot be kept: {why}.");

    private static InstanceId NewId() => InstanceId.FromRandomBytes(RandomNumberGenerator.GetBytes(16));

    private static void CreateDirectory(string path)
    {
        var directory = Path.GetDirectoryName(path) ?? path;
        if (OperatingSystem.IsWindows())
        {
            WindowsFile.CreateDirectory(directory);
        }
        else
        {
            Directory.CreateDirectory(directory, OwnerOnly);
        }
    }

    private string Locate()
    {
        // An empty setting must not become the working directory.
        if (string.IsNullOrWhiteSpace(dataDirectory))
        {
            throw new ArgumentException("No data directory is set.", nameof(dataDirectory));
        }

        return Path.Combine(Path.GetFullPath(dataDirectory), FileName);
    }
}
