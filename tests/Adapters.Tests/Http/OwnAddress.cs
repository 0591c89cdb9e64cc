using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;

namespace TelemetryHex.Adapters.Tests.Http;

/// <summary>
/// An address of this machine that is no loopback address: that which a datagram to another network would come from. None is sent.
/// </summary>
internal static class OwnAddress
{
    /// <summary>The address; null on a machine that is in no network.</summary>
    public static IPAddress? Value { get; } = Find();

    private static IPAddress? Find()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        try
        {
            // An address that documentation is written with (RFC 5737): nobody's.
            socket.Connect(new IPEndPoint(IPAddress.Parse("198.51.100.1"), 9));
            return (socket.LocalEndPoint as IPEndPoint)?.Address;
        }
        catch (SocketException)
        {
            return null;
        }
    }
}

/// <summary>A theory about a receiver that is not on loopback: a proxy counts for it, and a test can listen there.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OwnAddressTheoryAttribute : TheoryAttribute
{
    // The place of the test, which the compiler fills in for the runner.
    public OwnAddressTheoryAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber)
        => Skip = OperatingSystem.IsWindows() ? "SKIPPED: on Windows the names of variables have no case"
            : OwnAddress.Value is null && Environment.GetEnvironmentVariable("CI") != "true" ? "SKIPPED: this machine is in no network (fails where CI=true)"
            : null;
}
