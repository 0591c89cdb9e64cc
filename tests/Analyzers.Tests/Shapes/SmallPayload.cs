namespace TelemetryHex.Analyzers.Tests.Shapes;

/// <summary>A report of two objects and four values, and its document: what every shape deviates from.</summary>
internal static class SmallPayload
{
    public const string Assembly = "Small.Core";

    public const string Document = """
        # What is sent

        ## The allowlist

        Root: `Small.Payload.Report` in `Small.Core`

        | Path | Type | Why it is collected | Example |
        | --- | --- | --- | --- |
        | `instance_id` | id | To count installations | `42` |
        | `os.name` | os name | To know what to build for | `linux` |
        | `cpu.logical_cores` | core count or null | To choose defaults | `16` |
        | `cpu.physical_cores` | core count or null | To choose defaults | `8` |

        ## The types

        - *id*, an integer, `Small.Vocabulary.InstanceId`: a random number.
        - *os name*, a string, `Small.Vocabulary.OsName`: one of a list.
        - *core count*, an integer, `Small.Vocabulary.CoreCount`: 1 to 1,000,000.
        """;

    private const string Usings = """
        using System;
        using System.Collections;
        using System.Collections.Generic;
        using System.Linq;
        using System.Runtime.Serialization;
        using System.Text.Json;
        using System.Text.Json.Nodes;
        using System.Text.Json.Serialization;
        using Small.Vocabulary;

        """;

    private const string Report = """
        public sealed record Report
        {
            public required InstanceId InstanceId { get; init; }
            public required OsInfo Os { get; init; }
            public required CpuInfo Cpu { get; init; }
        }
        """;

    private const string Os = """
        public sealed record OsInfo
        {
            public required OsName Name { get; init; }
        }
        """;

    private const string Cpu = """
        public sealed record CpuInfo
        {
            public required CoreCount? LogicalCores { get; init; }
            public required CoreCount? PhysicalCores { get; init; }
        }
        """;

    private const string OsName = """
        public sealed record OsName : IUtf8SpanFormattable
        {
            private readonly byte _index;
            private OsName(byte index) => _index = index;
            public static OsName Sample { get; } = new(1);
            public override string ToString() => _index == 0 ? "darwin" : "linux";
            public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
                => System.Text.Encoding.ASCII.TryGetBytes(ToString(), utf8Destination, out bytesWritten);
        }
        """;

    private const string Numbers = """
        public readonly record struct CoreCount : IUtf8SpanFormattable
        {
            private readonly int _count;
            private CoreCount(int count) => _count = count;
            public static CoreCount Sample { get; } = new(8);
            public int Value => _count;
            public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
                => _count.TryFormat(utf8Destination, out bytesWritten);
        }

        public readonly record struct InstanceId : IUtf8SpanFormattable
        {
            private readonly long _value;
            private InstanceId(long value) => _value = value;
            public static InstanceId Sample { get; } = new(42);
            public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
                => _value.TryFormat(utf8Destination, out bytesWritten);
        }
        """;

    // Stands for all that a machine knows about its owner.
    private const string Machine = """
        namespace Small;

        public static class Machine
        {
            public static string Name => "LEAK";
        }
        """;

    public static IEnumerable<SourceFile> SourcesOf(Shape shape)
    {
        yield return In("Small.Payload", "Report.cs", shape.Report ?? Report);
        yield return In("Small.Payload", "OsInfo.cs", shape.Os ?? Os);
        yield return In("Small.Payload", "CpuInfo.cs", shape.Cpu ?? Cpu);
        yield return In("Small.Vocabulary", "OsName.cs", shape.OsName ?? OsName);
        yield return In("Small.Vocabulary", "Numbers.cs", Numbers);
        yield return new SourceFile("Machine.cs", Machine);
        if (shape.More is { } more)
        {
            yield return new SourceFile("More.cs", more.StartsWith("global using", StringComparison.Ordinal) ? more : Usings + more);
        }
    }

    public static IEnumerable<SourceFile> Alone(string source) => [new SourceFile("Alone.cs", Usings.Replace("using Small.Vocabulary;\n", "", StringComparison.Ordinal) + source)];

    public static string DocumentOf(Shape shape)
    {
        if (shape.Document is not var (old, changed))
        {
            return Document;
        }

        Document.Should().Contain(old);
        return Document.Replace(old, changed, StringComparison.Ordinal);
    }

    private static SourceFile In(string space, string path, string declarations)
        => new(path, declarations.StartsWith("using", StringComparison.Ordinal) ? Usings + declarations : $"{Usings}namespace {space};\n\n{declarations}");
}
