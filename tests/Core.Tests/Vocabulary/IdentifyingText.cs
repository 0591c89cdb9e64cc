using System.Net;
using CsCheck;

namespace TelemetryHex.Core.Tests.Vocabulary;

/// <summary>Texts of the kinds that no report may carry. Each comes with its kind, for the failure's message.</summary>
internal static class IdentifyingText
{
    private static readonly Gen<char> Alphanumeric = Gen.Char["abcdefghijklmnopqrstuvwxyz0123456789"];

    private static readonly Gen<string> Label =
        from first in Alphanumeric
        from inner in Gen.Char["abcdefghijklmnopqrstuvwxyz0123456789-"].Array[0, 8]
        from last in Alphanumeric
        select $"{first}{new string(inner)}{last}";

    // A registry or an administrator may use any letters; no top-level domain is all digits (RFC 3696, 2).
    private static readonly Gen<string> TopLevel = Gen.OneOf(
        Gen.OneOf("com", "net", "org", "internal", "local", "lan", "corp", "io", "example", "dev", "test", "build"),
        Gen.Char['a', 'z'].Array[2, 8].Select(letters => new string(letters)));

    // Addresses are often spelt into the first label: ip-10-0-0-5.internal, 10-0-0-5.pod.local.
    private static readonly Gen<string> SpeltAddress =
        from parts in Gen.Byte.Array[4]
        select string.Join('-', parts);

    private static readonly Gen<string> Word = Gen.OneOf(
        "db", "web", "node", "vm", "kafka", "broker", "cache", "laptop", "raspberrypi", "prod", "staging", "eu-west", "fritz", "johns-mbp");

    // No initial of a processor family, of a runtime or of a version's v: arm7, go12 and v12 are names of those. No channel ends with a digit.
    private static readonly Gen<string> RandomName =
        from initial in Gen.Char["bcefhijknoqtuxyzBCEFHIJKNOQTUXYZ"]
        from label in Label
        from digit in Gen.Char['0', '9']
        select $"{initial}{label}{digit}";

    public static Gen<string> BareHostName { get; } = Gen.OneOf(
        RandomName,
        Word,
        from word in Word
        from separator in Gen.OneOf("", "-", "-0", "-prod-", "-eu-")
        from number in Gen.Int[0, 99]
        select $"{word}{separator}{number}",
        from role in Gen.OneOf("master", "main", "test", "edge", "dev", "head")
        from separator in Gen.OneOf("", "-", "-0")
        from number in Gen.Int[0, 99]
        select $"{role}{separator}{number}",
        from number in Gen.Int[0, 99]
        from word in Word
        select $"{number}-{word}",
        from prefix in Gen.OneOf("ip-", "host-", "vm-", "")
        from address in SpeltAddress
        select prefix + address);

    public static Gen<string> UserName { get; } = Gen.OneOf(
        RandomName,
        Gen.OneOf("root", "admin", "ubuntu", "git", "postgres", "jenkins", "ec2-user", "Administrator"),
        from initial in Gen.Char['a', 'z']
        from separator in Gen.OneOf("", ".", "-", "_")
        from surname in Gen.OneOf("smith", "jones", "doe", "mueller", "garcia", "nguyen")
        from number in Gen.OneOf("", "1", "42", "1984")
        select initial + separator + surname + number);

    // Docker names a container's host by the first twelve digits of its id.
    public static Gen<string> ContainerId { get; } =
        from digits in Gen.OneOf(Gen.Char["0123456789abcdef"].Array[12], Gen.Char["0123456789abcdef"].Array[64])
        select new string(digits);

    public static Gen<string> HardwareAddress { get; } =
        from bytes in Gen.OneOf(Gen.Byte.Array[6], Gen.Byte[0, 9].Array[12].Select(digits => digits.Chunk(2).Select(pair => (byte)((pair[0] << 4) | pair[1])).ToArray()))
        from size in Gen.OneOf(2, 4, 6, 12)
        from separator in Gen.OneOf(":", "-", ".")
        from isUpper in Gen.Bool
        let groups = Convert.ToHexString(bytes).Chunk(size).Select(digits => new string(digits))
        let address = string.Join(separator, groups)
        select isUpper ? address : address.ToLowerInvariant();

    public static Gen<string> HostName { get; } =
        from labels in Gen.OneOf(Label, Label, SpeltAddress, Gen.Int[0, 99].Select(number => $"{number}")).Array[1, 4]
        from top in TopLevel
        from isUpper in Gen.Bool
        let name = string.Join('.', labels) + "." + top
        select isUpper ? name.ToUpperInvariant() : name;

    public static Gen<string> Ipv4Address { get; } = Gen.Byte.Array[4].Select(parts => string.Join('.', parts));

    public static Gen<string> Ipv6Address { get; } = Gen.Byte.Array[16].Select(bytes => new IPAddress(bytes).ToString());

    public static Gen<string> Url { get; } =
        from scheme in Gen.OneOf("http", "https", "nats", "tls")
        from host in Gen.OneOf(HostName, Ipv4Address)
        from port in Gen.Int[1, 65535]
        from path in Label
        select $"{scheme}://{host}:{port}/{path}";

    public static Gen<string> UnixPath { get; } =
        from start in Gen.OneOf("/", "./", "../", "~/", "/var/lib/", "data/")
        from parts in Label.Array[1, 4]
        select start + string.Join('/', parts);

    public static Gen<string> WindowsPath { get; } =
        from start in Gen.OneOf("C:\\", "d:\\", "\\\\", ".\\", "C:")
        from parts in Label.Array[1, 4]
        select start + string.Join('\\', parts);

    public static Gen<string> MailAddress { get; } =
        from user in Label
        from host in HostName
        select $"{user}@{host}";

    public static Gen<(string Kind, string Text)> Any { get; } = Gen.OneOf(
        HostName.Select(text => ("host name", text)),
        BareHostName.Select(text => ("bare host name", text)),
        UserName.Select(text => ("user name", text)),
        ContainerId.Select(text => ("container id", text)),
        HardwareAddress.Select(text => ("hardware address", text)),
        Ipv4Address.Select(text => ("IPv4 address", text)),
        Ipv6Address.Select(text => ("IPv6 address", text)),
        Url.Select(text => ("URL", text)),
        UnixPath.Select(text => ("unix path", text)),
        WindowsPath.Select(text => ("windows path", text)),
        MailAddress.Select(text => ("mail address", text)));
}
