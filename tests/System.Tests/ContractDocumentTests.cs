using System.Reflection;

namespace TelemetryHex.SystemTests;

/// <summary>tests/CONTRACT.md is written from the promises that tests bear: with <c>UPDATE_CONTRACT=1</c> by this very test.</summary>
public sealed class ContractDocumentTests
{
    private const string Document = "tests/CONTRACT.md";

    private static readonly List<(PromiseAttribute Promise, MethodInfo? Test)> Promises =
    [
        .. from assembly in TestAssemblies()
           from type in assembly.GetTypes()
           from promise in PromisesOf(type)
           select promise,
    ];

    [Fact]
    public async Task The_document_says_what_the_tests_promise()
    {
        var path = Path.Combine(Repository.Root, Document);
        if (Environment.GetEnvironmentVariable("UPDATE_CONTRACT") == "1")
        {
            await File.WriteAllTextAsync(path, Render());
        }

        (await File.ReadAllTextAsync(path)).Should().Be(
            Render(), "UPDATE_CONTRACT=1 dotnet test tests/System.Tests --filter {0} writes it", nameof(The_document_says_what_the_tests_promise));
    }

    [Fact]
    public void Every_promise_stands_on_a_test_that_runs_in_a_section_of_the_document()
    {
        Promises.Should().HaveCountGreaterThan(250);
        Promises.Should().OnlyContain(promise => Runs(promise.Test), "a test shows it");
        Promises.Select(promise => promise.Promise.Section).Should().BeSubsetOf(Section.InOrder);
        Promises.Select(promise => promise.Promise.Text).Should().NotContain(text => text.Contains('|'), "it is a cell of a table");
    }

    private static string Render()
        => """
            # What is promised, and the test that shows it

            Written from the `[Promise]`s that tests bear: `UPDATE_CONTRACT=1 dotnet test tests/System.Tests --filter ContractDocument` writes it anew.

            """ + string.Concat(Section.InOrder.Select(section => $"\n## {section}\n\n| Promise | Shown by |\n| --- | --- |\n{Rows(section)}"));

    private static string Rows(string section)
        => string.Concat(
            Promises.Where(shown => shown.Promise.Section == section)
                .GroupBy(shown => shown.Promise.Text, shown => $"`{shown.Test?.DeclaringType?.Name}.{shown.Test?.Name}`")
                .OrderBy(promise => promise.Key, StringComparer.Ordinal)
                .Select(promise => $"| {promise.Key} | {string.Join(' ', promise.Distinct().Order(StringComparer.Ordinal))} |\n"));

    private static IEnumerable<(PromiseAttribute Promise, MethodInfo? Test)> PromisesOf(Type type)
        => type.GetCustomAttributes<PromiseAttribute>(inherit: false).Select(promise => (promise, type.GetMethod(promise.Fact ?? "")))
            .Concat(
                from method in type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                from promise in method.GetCustomAttributes<PromiseAttribute>(inherit: false)
                select (promise, (MethodInfo?)method));

    // A condition may skip it on some machine, a bare reason on every one.
    private static bool Runs(MethodInfo? test)
        => test?.GetCustomAttribute<FactAttribute>() is { } fact && (fact.Skip is null || (fact.SkipUnless ?? fact.SkipWhen) is not null);

    // Each project's own output, beside ours.
    private static IEnumerable<Assembly> TestAssemblies()
    {
        var tests = Path.Combine(Repository.Root, "tests");
        var output = Path.GetRelativePath(Path.Combine(tests, "System.Tests"), AppContext.BaseDirectory);
        return from project in Directory.EnumerateDirectories(tests, "*.Tests")
               from assembly in Directory.EnumerateFiles(Path.Combine(project, output), "TelemetryHex.*Tests.dll")
               select Assembly.LoadFrom(assembly);
    }
}
