namespace TelemetryHex.Testing;

/// <summary>Requirements of a test that are not programs.</summary>
public static class Need
{
    /// <summary>The rights of root on Linux.</summary>
    public const string Root = "root";

    /// <summary>Linux, macOS or another Unix.</summary>
    public const string Unix = "Unix";

    /// <summary>Windows, real or played by Wine.</summary>
    public const string Windows = "Windows";

    /// <summary>The server's end of TLS, whose keys Wine cannot make.</summary>
    public const string TlsServer = "a TLS server";
}
