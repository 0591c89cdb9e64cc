using System.Xml.Linq;

namespace TelemetryHex.SystemTests.Package;

/// <summary>What became of one test, as <c>dotnet test</c> writes it down.</summary>
/// <param name="Class">The class, without its namespace.</param>
/// <param name="Test">The method.</param>
/// <param name="Outcome"><c>Passed</c>, <c>Failed</c> or <c>NotExecuted</c>.</param>
/// <param name="Message">What the test said of it.</param>
public sealed record TestOutcome(string Class, string Test, string Outcome, string Message)
{
    /// <summary>The outcomes in a file of results.</summary>
    public static IReadOnlyList<TestOutcome> ReadAll(string file)
        => [.. from result in XDocument.Load(file).Descendants().Where(element => element.Name.LocalName == "UnitTestResult")
               let name = (result.Attribute("testName")?.Value ?? "").Split('.')
               select new TestOutcome(name[^2], name[^1], result.Attribute("outcome")?.Value ?? "", result.Value)];
}
