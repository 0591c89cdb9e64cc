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
        Gen.OneOf("com", "net", "org", "internal", "local", "lan", "corp", "io", "example"),
        Gen.Char['a', 'z'].Array[2, 8].Select(letters => new string(letters)));

    // Addresses are often spelt into the first label: ip-10-0-0-5.internal, 10-0-0-5.pod.local.
    private static readonly Gen<string> SpeltAddress =
        from parts in Gen.Byte.Array[4]
        select string.Join('-', parts);

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
        Ipv4Address.Select(text => ("IPv4 address", text)),
        Ipv6Address.Select(text => ("IPv6 address", text)),
        Url.Select(text => ("URL", text)),
        UnixPath.Select(text => ("unix path", text)),
        WindowsPath.Select(text => ("windows path", text)),
        MailAddress.Select(text => ("mail address", text)));
}
