using CsCheck;
using TelemetryHex.Adapters.Files;
using TelemetryHex.Policy;

namespace TelemetryHex.Adapters.Tests.Files;

/// <summary>What holds of every text and of every setting.</summary>
public sealed class YamlPropertyTests
{
    private static readonly Gen<string> Fragment = Gen.OneOf(
        "telemetry", "enabled", "data", "dir", "interval", ".", ": ", ":", "\n", "\n  ", "\n    ", "- ", "? ", "[", "]", "{", "}", ", ", "&a ",
        "*a", "*a : ", "<<: ", "!", "!!str ", "!<", ">", "|", "|2-", "'", "\"", "\\x", "\\U0011FFFF", "\\uDEAD", "#", " # ", "---\n", "...\n", "%YAML 1.1\n",
        "%TAG ", "~", "null", "\t", "\r", "\0", "\uFEFF", "\u2028", "\u0085", "\uD83D", "@", "`", "true", "false", "60");

    private static readonly Gen<string> YamlLike = Gen.OneOf(Fragment, Fragment, Fragment, Gen.String[0, 4]).List[0, 40].Select(string.Concat<string>);

    private static readonly Gen<(string Enabled, string Seconds, string Directory)> Settings = Gen.Select(
        Gen.OneOf("true", "no", "OFF", "1", "flase", "~", "''", "[]", "{}", "[on]", "'off'"),
        Gen.OneOf(Gen.Int[0, 4_000_000].Select(seconds => $"{seconds}"), Gen.OneOf("24h", "'60'", "", "[60]", "-5", "0x3C")),
        Gen.OneOf("/srv/streams", "./data", "'a b'", "~", "\"x: y\""));

    private static readonly string[] Spellings =
    [
        "telemetry:\n  enabled: {E}\n  interval:\n    seconds: {S}\ndata:\n  dir: {D}\n",
        "telemetry.enabled: {E}\ntelemetry.interval.seconds: {S}\ndata.dir: {D}\n",
        "telemetry:\n  enabled: {E}\n  interval.seconds: {S}\ndata.dir: {D}\n",
        "telemetry.enabled: {E}\ntelemetry.interval:\n  seconds: {S}\ndata:\n  dir: {D}\n",
        "telemetry: {enabled: {E}, interval: {seconds: {S}}}\ndata: {dir: {D}}\n",
        "'telemetry:enabled': {E}\n'telemetry:interval:seconds': {S}\n'data:dir': {D}\n",
    ];

    [Fact]
    public void No_text_throws()
        => YamlLike.Sample(text => TelemetryYaml.Parse("broker.yaml", text).Name == "broker.yaml", iter: 20_000);

    [Fact]
    public void Every_spelling_gives_the_same_resolution() => Settings.Sample(
        said =>
        {
            var resolutions = Spellings.Select(spelling => Describe(Resolve(Spell(spelling, said)))).Distinct().ToList();
            resolutions.Should().ContainSingle();
        },
        iter: 500);

    [Fact]
    public void An_opt_out_is_never_lost_among_other_sections() => Gen.Select(Settings, Gen.Int[0, Spellings.Length - 1], Gen.Bool).Sample(
        (said, spelling, first) =>
        {
            var ours = Spell(Spellings[spelling], (said with { Enabled = "off" }));
            const string Theirs = "listen: localhost:9292\nnats:\n  servers:\n  - nats://localhost:4222\n";
            Resolve(first ? ours + Theirs : Theirs + ours).IsEnabled.Should().BeFalse();
        },
        iter: 300);

    private static string Spell(string spelling, (string Enabled, string Seconds, string Directory) said) => spelling
        .Replace("{E}", said.Enabled, StringComparison.Ordinal)
        .Replace("{S}", said.Seconds, StringComparison.Ordinal)
        .Replace("{D}", said.Directory, StringComparison.Ordinal);

    private static TelemetrySettings Resolve(string text) => TelemetrySettings.Resolve([TelemetryYaml.Parse("broker.yaml", text)]);

    private static string Describe(TelemetrySettings settings)
    {
        // The warnings quote the spelling; what they say of it is the same.
        var faults = settings.Warnings.Select(warning => warning.Fault);
        return $"{settings.IsEnabled} {settings.Interval.Seconds} {settings.DataDirectory} {string.Join('|', faults)}";
    }
}
