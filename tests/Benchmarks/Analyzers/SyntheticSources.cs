using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TelemetryHex.Benchmarks.Analyzers;

/// <summary>The real payload with its vocabulary, and around it as many types of a host as wanted: the same text every time.</summary>
internal static class SyntheticSources
{
    private const int TypesPerFile = 50;
    private const int Namespaces = 20;

    private const string ImplicitUsings = "global using System;\nglobal using System.Collections.Generic;\nglobal using System.Linq;";

    public static IReadOnlyList<SyntaxTree> Of(int types)
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp14);
        var trees = Directory.EnumerateFiles(Measured.Directory, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), options, path))
            .Append(CSharpSyntaxTree.ParseText(ImplicitUsings, options, "ImplicitUsings.cs"))
            .ToList();
        for (var first = 0; first < types; first += TypesPerFile)
        {
            var file = first / TypesPerFile;
            var text = $"namespace Synthetic.N{file % Namespaces};\n" + string.Concat(Enumerable.Range(first, TypesPerFile).Select(TypeOf));
            trees.Add(CSharpSyntaxTree.ParseText(text, options, $"F{file}.cs"));
        }

        return trees;
    }

    private static string TypeOf(int number) => $$"""

        public class T{{number}}
        {
            private readonly List<int> _items = new List<int>();
            public int Id { get; set; }
            public string Name { get; init; } = "n";
            public DateTime When { get; }
            public T{{number}}? Next { get; set; }
            public IReadOnlyList<int> Items => _items;
            public int Sum(int seed) { var s = seed; foreach (var x in _items.Where(v => v > Id)) { s += x; } return s; }
            public string Describe() => string.Join(",", _items.Select(x => x.ToString())) + Name.ToUpperInvariant();
            public T{{number}} With(string name) => new T{{number}} { Id = Id + 1, Name = name };
        }

        """;
}
