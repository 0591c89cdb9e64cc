namespace TelemetryHex.Receiver.Operations;

/// <summary>The receiver's directory, and the names of what stands in it.</summary>
internal sealed record DataDirectory
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private DataDirectory(string path) => Path = path;

    /// <summary>The directory's full path.</summary>
    public string Path { get; }

    /// <summary>The store.</summary>
    public string Database => In("receiver.db");

    /// <summary>The keys of the pseudonyms, which no backup holds.</summary>
    public string EpochKeys => In("epoch.keys");

    /// <summary>What retention deleted, a line a day.</summary>
    public string RetentionLog => In("retention.log");

    /// <summary>A checked copy of a backup that waits to become the store.</summary>
    public string StagedRestore => In("restore.staged");

    /// <summary>The store that a restore replaced, until it is one of the backups.</summary>
    public string ReplacedStore => In("receiver.db.replaced");

    /// <summary>The backups. They are stores too: retention and erasure reach them.</summary>
    public string Backups => In("backups");

    /// <summary>Where the receiver keeps its own instance id, for the report of its own host.</summary>
    public string Self => In("self");

    /// <summary>The names in that directory, which is not touched.</summary>
    public static DataDirectory At(string path) => new(System.IO.Path.GetFullPath(path));

    /// <summary>Makes the directory where it is missing, for its owner alone; one that stands keeps its access.</summary>
    public DataDirectory Create()
    {
        CreateOwned(Path);
        return this;
    }

    /// <summary>Makes that directory where it is missing, for its owner alone. On Windows access is inherited.</summary>
    public static void CreateOwned(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerOnly);
        }
    }

    private string In(string name) => System.IO.Path.Combine(Path, name);
}
