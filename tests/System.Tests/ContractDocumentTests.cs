using System.Text.RegularExpressions;

namespace TelemetryHex.SystemTests;

/// <summary>tests/CONTRACT.md names a test for each promise; a name that no test bears would be an empty promise.</summary>
public sealed partial class ContractDocumentTests
{
    private static readonly HashSet<string> Tests =
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(file => Test().Matches(File.ReadAllText(file)).Select(match => $"{Path.GetFileNameWithoutExtension(file)}.{match.Groups["name"].Value}")),
    ];

    [Fact]
    public void Every_promise_names_a_test_that_exists()
    {
        var named = Named().Matches(Repository.Read("tests/CONTRACT.md")).Select(match => match.Groups["name"].Value).ToList();

        named.Should().HaveCountGreaterThan(50);
        named.Should().OnlyContain(name => Tests.Contains(name));
    }

    [Fact]
    public void Every_row_of_promises_has_a_test()
        => Repository.Read("tests/CONTRACT.md").Split('\n')
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| Promise", StringComparison.Ordinal) && !line.StartsWith("| ---", StringComparison.Ordinal))
            .Should().OnlyContain(line => Named().IsMatch(line));

    [GeneratedRegex("\\[\\w*(Fact|Theory)(\\((?![^\\n]*Skip)[^\\n]*\\))?\\]\\n(\\s*\\[[^\\n]*\\]\\n)*\\s*public (async Task|void|Task) (?<name>[A-Z]\\w*)\\(")]
    private static partial Regex Test();

    [GeneratedRegex("`(?<name>[A-Za-z]+\\.[A-Z][A-Za-z0-9]*(_\\w+)+)`")]
    private static partial Regex Named();
}
