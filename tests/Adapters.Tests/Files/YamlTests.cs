using CsCheck;
using TelemetryHex.Adapters.Files;
using TelemetryHex.Policy;

namespace TelemetryHex.Adapters.Tests.Files;

public sealed class YamlTests : IDisposable
{
    private readonly WorkingDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("complete.yaml", "/var/lib/product")]
    [InlineData("standalone.yaml", "./data")]
    [InlineData("cluster.yaml", "/srv/product/three")]
    public void A_configuration_that_says_nothing_of_telemetry_leaves_the_defaults(string name, string dataDirectory)
    {
        var settings = Resolve(Configuration(name));

        settings.IsEnabled.Should().BeTrue();
        settings.DecidedBy.Should().Be("the default");
        settings.DataDirectory.Should().Be(dataDirectory);
        settings.Interval.Should().Be(Interval.Default);
        settings.Warnings.Should().BeEmpty();
    }

    [Theory]
    [InlineData("complete.yaml", "telemetry:\n  enabled: false\n")]
    [InlineData("complete.yaml", "k: &k telemetry.enabled\n*k : false\n")]
    [InlineData("complete.yaml", "k: &k telemetry\n*k : {enabled: false}\n")]
    [InlineData("standalone.yaml", "telemetry.enabled: false\n")]
    [InlineData("cluster.yaml", "telemetry: {enabled: off, interval: {seconds: 90}}\n")]
    [InlineData("complete.yaml", "Telemetry:\n  Enabled: 'No'\n")]
    [InlineData("cluster.yaml", "telemetry.enabled: true\ntelemetry:\n  enabled: false\n")]
    public void An_opt_out_in_such_a_configuration_counts_without_a_warning(string name, string addition)
    {
        var settings = Resolve(Configuration(name) + addition);

        settings.IsEnabled.Should().BeFalse();
        settings.DecidedBy.Should().StartWithEquivalentOf("liftbridge.yaml: telemetry.enabled");
        settings.Warnings.Should().BeEmpty();
    }

    [Promise(Section.Consent, "The product's own YAML: nested, dotted or mixed, other sections ignored")]
    [Theory]
    [InlineData("telemetry:\n  enabled: true\n  interval:\n    seconds: 90\n  endpoint: http://127.0.0.1:9/x\ndata:\n  dir: d\n")]
    [InlineData("telemetry.enabled: true\ntelemetry.interval.seconds: 90\ntelemetry.endpoint: http://127.0.0.1:9/x\ndata.dir: d\n")]
    [InlineData("telemetry:\n  enabled: true\n  interval.seconds: 90\ntelemetry.endpoint: http://127.0.0.1:9/x\ndata.dir: d\n")]
    [InlineData("telemetry.interval:\n  seconds: '90'\ntelemetry:\n  enabled: \"true\"\n  endpoint: http://127.0.0.1:9/x\ndata: {dir: d}\n")]
    [InlineData("TELEMETRY:\n  Enabled: TRUE\n  Interval.Seconds: 90\n  Endpoint: http://127.0.0.1:9/x\nData.Dir: d\n")]
    [InlineData("x: &seconds 90\ntelemetry: {enabled: !!str true, interval: {seconds: *seconds}, endpoint: 'http://127.0.0.1:9/x'}\ndata.dir: d\n")]
    public void Nested_dotted_and_mixed_spellings_say_the_same(string yaml)
    {
        var settings = Resolve(yaml);

        settings.Warnings.Should().BeEmpty();
        settings.IsEnabled.Should().BeTrue();
        settings.DecidedBy.Should().StartWith("liftbridge.yaml: ");
        settings.Interval.ToString().Should().Be("1m30s");
        settings.Endpoint.ToString().Should().Be("http://127.0.0.1:9/x");
        settings.DataDirectory.Should().Be("d");
    }

    [Theory]
    [InlineData("telemetry:\n  enable: false\n", "telemetry.enable")]
    [InlineData("telemetry.enable: true\n", "telemetry.enable")]
    [InlineData("telemetry:\n  enabled: flase\n", "telemetry.enabled")]
    [InlineData("telemetry:\n  enabled:\n", "telemetry.enabled")]
    [InlineData("telemetry.enabled: ~\n", "telemetry.enabled")]
    [InlineData("telemetry.enabled: []\n", "telemetry.enabled")]
    [InlineData("telemetry.enabled: {}\n", "telemetry.enabled")]
    [InlineData("telemetry:\n  enabled:\n    - true\n", "telemetry.enabled.0")]
    [InlineData("telemetry.enabled: [true, false, maybe]\n", "telemetry.enabled.0")]
    [InlineData("\"telemetry \": {\" enabled\": false, x: 1}\n", "telemetry .x")]
    [InlineData("telemetry:\n  enabled: {yes: true}\n", "telemetry.enabled.yes")]
    [InlineData("telemetry.enabled: 2\n", "telemetry.enabled")]
    [InlineData("data.dir: [a]\n", "data.dir.0")]
    [InlineData("telemetry: on\n", "telemetry")]
    [InlineData("telemetry: [enabled]\n", "telemetry.0")]
    [InlineData("telemetry:\n  ? [enabled]\n  : true\n", "telemetry.?")]
    [InlineData("b: &b true\ntelemetry:\n  <<: *b\n", "telemetry.<<")]
    public void What_is_not_plainly_a_yes_is_off_with_one_warning_that_names_the_file_and_the_key(string yaml, string key)
    {
        var settings = Resolve(yaml);

        settings.IsEnabled.Should().BeFalse();
        settings.Warnings.Should().ContainSingle().Which.Should().Match<SettingsWarning>(warning => warning.Source == "liftbridge.yaml" && warning.Key == key);
    }

    [Theory]
    [InlineData("telemetry:\n")]
    [InlineData("telemetry:\n#  enabled: false\nhost: a\n")]
    [InlineData("telemetry: {}\n")]
    [InlineData("")]
    [InlineData("# nothing but a comment\n")]
    [InlineData("---\n...\n")]
    [InlineData("\uFEFFhost: a\n")]
    public void A_file_that_says_nothing_leaves_the_defaults(string yaml)
    {
        var settings = Resolve(yaml);

        settings.IsEnabled.Should().BeTrue();
        settings.Warnings.Should().BeEmpty();
    }

    [Promise(Section.Consent, "The product's own YAML: nested, dotted or mixed, other sections ignored")]
    [Theory]
    [InlineData("other: &section {enabled: false}\nmore: *section\n")]
    [InlineData("other:\n  <<: *unknown_here\n")]
    [InlineData("other: !custom {a: !!int 1, ? [complex, key] : b, ? {k: v} : c}\n")]
    [InlineData("other: |\n  telemetry:\n    enabled: false\nmore: >\n  folded\n  text\n")]
    [InlineData("other: \"telemetry.enabled: \\u0066alse\"\n")]
    [InlineData("nested:\n  telemetry:\n    enabled: false\n")]
    [InlineData("telemetryish: false\ndatabase.dir: x\n")]
    [InlineData("? &a key\n: *a\n")]
    public void Other_sections_are_tolerated_whatever_they_hold(string yaml)
    {
        var settings = Resolve(yaml);

        settings.Warnings.Should().BeEmpty();
        settings.IsEnabled.Should().BeTrue();
    }

    [Theory]
    [InlineData("telemetry: [\n", "it is not YAML at line 2, column 1")]
    [InlineData("a: b: c\n", "it is not YAML at line 1, column 5")]
    [InlineData("telemetry:\n\tenabled: false\n", "it is not YAML at line 1, column 1")]
    [InlineData("- a\n- b\n", "it is not a mapping, at line 1, column 1")]
    [InlineData("just text\n", "it is not a mapping, at line 1, column 1")]
    [InlineData("a: 1\n\0telemetry.enabled: false\n", "it holds a NUL character")]
    [InlineData("a: 1\n---\nb: 2\n", "it holds several documents, at line 2, column 1")]
    [InlineData("a: 1\na: 2\n", "a key stands twice, at line 2, column 1")]
    [InlineData("telemetry:\n  enabled: false\ntelemetry:\n  enabled: true\n", "a key stands twice, at line 3, column 1")]
    [InlineData("b: &b {telemetry: {enabled: false}}\n<<: *b\n", "it merges an alias at its root, at line 2, column 1")]
    [InlineData("b: &b {enabled: false}\ntelemetry: *b\n", "an alias stands for more than a value in a section that matters here, at line 2, column 12")]
    [InlineData("b: &b [1]\ndata: {dir: *b}\n", "an alias stands for more than a value in a section that matters here, at line 2, column 13")]
    public void What_may_hide_an_opt_out_is_unreadable_and_off_and_the_fault_names_the_place(string yaml, string fault)
    {
        var source = TelemetryYaml.Parse("liftbridge.yaml", yaml);

        source.Fault.Should().Be(fault);
        TelemetrySettings.Resolve([source]).IsEnabled.Should().BeFalse();
    }

    [Fact]
    public void Ten_thousand_levels_are_refused_and_harm_nothing()
        => TelemetryYaml.Parse("deep", string.Concat(Enumerable.Repeat("a: [", 10_000))).Fault.Should().StartWith("it is nested too deeply");

    [Fact]
    public void Aliases_of_aliases_are_not_multiplied_out()
    {
        var laughs = "a0: &a0 [x, x]\n" + string.Concat(Enumerable.Range(1, 40).Select(level => $"a{level}: &a{level} [*a{level - 1}, *a{level - 1}]\n"));

        TelemetryYaml.Parse("laughs", laughs + "telemetry.enabled: false\n").Settings.Should().ContainSingle();
    }

    [Fact]
    [Needs(Need.Unix)]
    public void A_file_is_read_through_a_symbolic_link()
    {
        File.WriteAllText(_directory.File("real"), "telemetry.enabled: false\n");
        File.CreateSymbolicLink(_directory.File("link"), _directory.File("real"));

        TelemetryYaml.Read(_directory.File("link")).Settings.Should().ContainSingle();
    }

    [Fact]
    public void What_cannot_be_read_is_unreadable_and_not_an_exception()
    {
        File.WriteAllBytes(_directory.File("latin1"), [.. "host: caf"u8, 0xE9, (byte)'\n']);
        File.WriteAllBytes(_directory.File("utf16"), [0xFF, 0xFE, (byte)'a', 0, (byte)':', 0]);
        File.WriteAllText(_directory.File("long"), new string('#', TelemetryYaml.MaxLength + 1));
        File.WriteAllText(_directory.File("longest"), new string('#', TelemetryYaml.MaxLength));
        Directory.CreateDirectory(_directory.File("directory"));

        TelemetryYaml.Read(_directory.File("nowhere")).Fault.Should().Be("there is no such file");
        TelemetryYaml.Read("").Fault.Should().Be("there is no such file");
        TelemetryYaml.Read(_directory.File("directory")).Fault.Should().Be("it is a directory");
        TelemetryYaml.Read(_directory.File("latin1")).Fault.Should().Be("it is not UTF-8");
        TelemetryYaml.Read(_directory.File("utf16")).Fault.Should().Be("it is not UTF-8");
        TelemetryYaml.Read(_directory.File("long")).Fault.Should().Be("it is longer than 1048576 bytes");
        TelemetryYaml.Read(_directory.File("longest")).Fault.Should().BeNull();
    }

    [Fact]
    [Needs("mkfifo")]
    public async Task A_pipe_is_not_waited_for()
    {
        using (var make = System.Diagnostics.Process.Start("mkfifo", [_directory.File("pipe")]))
        {
            await make.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        }

        var source = await Task.Run(() => TelemetryYaml.Read(_directory.File("pipe"))).WaitAsync(TimeSpan.FromSeconds(60));

        source.Fault.Should().Be("it is not a regular file");
    }

    [Fact]
    public void No_text_throws()
    {
        string[] fragments = ["telemetry", "enabled", "data", "dir", ":", ": ", "\n", "  ", "- ", "[", "]", "{", "}", ",", "&a ", "*a", "!t ", "<<", "? ", "|", ">", "'", "\"", "#", "---\n", "...\n", "%YAML 1.1\n", "~", "\t", "\\", "\u0085", "\u0000", "\ud800"];
        Gen.Int[0, fragments.Length - 1].Select(index => fragments[index]).Array[0, 30].Sample(
            parts =>
            {
                var source = TelemetryYaml.Parse("random", string.Concat(parts));
                return source.Fault is null || source.Settings.Count == 0;
            },
            iter: 20_000);
    }

    private static string Configuration(string name)
    {
        using var stream = typeof(YamlTests).Assembly.GetManifestResourceStream($"configuration/{name}") ?? throw new FileNotFoundException(name);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private TelemetrySettings Resolve(string yaml)
    {
        File.WriteAllText(_directory.File("liftbridge.yaml"), yaml);
        var read = TelemetryYaml.Read(_directory.File("liftbridge.yaml"));
        read.Fault.Should().BeNull();
        return TelemetrySettings.Resolve([TelemetryYaml.Parse("liftbridge.yaml", yaml.TrimStart('\uFEFF'))]);
    }
}
