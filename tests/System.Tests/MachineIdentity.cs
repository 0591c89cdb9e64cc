using System.Net;
using System.Text.RegularExpressions;

namespace TelemetryHex.SystemTests;

/// <summary>
/// What tells this very machine and its user from others, read from the files of Linux: the members of the platform that would say it
/// are banned, here too.
/// </summary>
internal static partial class MachineIdentity
{
    public static string HostName { get; } = File.ReadAllText("/proc/sys/kernel/hostname").Trim();

    public static string UserName { get; } = FindUserName();

    public static IReadOnlyList<string> Addresses { get; } = [.. Ipv4Addresses().Concat(Ipv6Addresses()).Distinct()];

    /// <summary>Every value, each in the spellings that a name or a version might borrow.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. new[] { HostName, HostName.Split('.')[0], UserName, HomeDirectory() }
            .Concat(Addresses)
            .Concat(Addresses.Select(address => address.Replace('.', '-')))
            .Concat(HardwareAddresses().SelectMany(address => new[] { address, address.Replace(':', '-'), address.Replace(":", "", StringComparison.Ordinal) }))
            .Where(value => value.Length > 0)
            .Distinct(),
    ];

    private static string HomeDirectory() => Environment.GetEnvironmentVariable("HOME") is { Length: > 1 } home ? home : "";

    private static string FindUserName()
    {
        var user = File.ReadLines("/proc/self/status").Single(line => line.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t')[1];
        return File.ReadLines("/etc/passwd").Select(line => line.Split(':')).FirstOrDefault(fields => fields.Length > 2 && fields[2] == user)?[0] ?? "";
    }

    private static IEnumerable<string> Ipv4Addresses()
        => LocalAddress().Matches(File.ReadAllText("/proc/net/fib_trie")).Select(match => match.Groups["address"].Value)
            .Where(address => !IPAddress.IsLoopback(IPAddress.Parse(address)));

    private static IEnumerable<string> Ipv6Addresses()
        => !File.Exists("/proc/net/if_inet6") ? [] : File.ReadLines("/proc/net/if_inet6")
            .Select(line => new IPAddress(Convert.FromHexString(line[..32])))
            .Where(address => !IPAddress.IsLoopback(address)).Select(address => address.ToString());

    private static IEnumerable<string> HardwareAddresses()
        => Directory.EnumerateDirectories("/sys/class/net").Select(face => File.ReadAllText(Path.Combine(face, "address")).Trim())
            .Where(address => address.Any(digit => digit is not ('0' or ':')));

    [GeneratedRegex("-- (?<address>[0-9.]+)\\n\\s+/32 host LOCAL")]
    private static partial Regex LocalAddress();
}
