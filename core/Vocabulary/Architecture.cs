using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace TelemetryHex.Vocabulary;

/// <summary>
/// The processor architecture in Go's spelling (GOARCH). The set is open, since processors are still invented, and its
/// grammar is narrow: the name of a processor family, up to three digits of width, at most one variant.
/// </summary>
public sealed record Architecture : IUtf8SpanFormattable
{
    private static readonly string[] Families = ["amd", "arm", "loong", "mips", "ppc", "riscv", "s390", "sparc", "wasm"];
    private static readonly string[] Variants = ["", "x", "le", "be", "hf"];

    private readonly string _text;

    private Architecture(string text) => _text = text;

    /// <summary>64-bit x86: <c>amd64</c></summary>
    public static Architecture Amd64 { get; } = new("amd64");

    /// <summary>64-bit ARM: <c>arm64</c></summary>
    public static Architecture Arm64 { get; } = new("arm64");

    /// <summary>32-bit x86: <c>386</c></summary>
    public static Architecture X86 { get; } = new("386");

    /// <summary>32-bit ARM: <c>arm</c></summary>
    public static Architecture Arm { get; } = new("arm");

    /// <summary>IBM Z: <c>s390x</c></summary>
    public static Architecture S390X { get; } = new("s390x");

    /// <summary>64-bit POWER, little endian: <c>ppc64le</c></summary>
    public static Architecture Ppc64Le { get; } = new("ppc64le");

    /// <summary>64-bit RISC-V: <c>riscv64</c></summary>
    public static Architecture RiscV64 { get; } = new("riscv64");

    /// <summary>64-bit LoongArch: <c>loong64</c></summary>
    public static Architecture Loong64 { get; } = new("loong64");

    /// <summary>The architectures that .NET runs on, hence all that this client can name.</summary>
    public static IReadOnlyList<Architecture> Known { get; } = [Amd64, Arm64, X86, Arm, S390X, Ppc64Le, RiscV64, Loong64];

    /// <summary>Reads a name; everything outside the grammar is refused.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out Architecture? architecture)
    {
        architecture = null;
        foreach (var known in Known)
        {
            if (text.SequenceEqual(known._text))
            {
                architecture = known;
                return true;
            }
        }

        if (HasForm(text))
        {
            architecture = new Architecture(text.ToString());
        }

        return architecture is not null;
    }

    /// <summary>The name as it stands on the wire.</summary>
    public override string ToString() => _text;

    /// <inheritdoc/>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
        => Ascii.FromUtf16(_text, utf8Destination, out bytesWritten) == OperationStatus.Done;

    private static bool HasForm(ReadOnlySpan<char> text)
    {
        foreach (var family in Families)
        {
            if (text.StartsWith(family, StringComparison.Ordinal))
            {
                var rest = text[family.Length..];
                var variant = rest.TrimStart("0123456789");
                return rest.Length - variant.Length <= 3 && Array.IndexOf(Variants, variant.ToString()) >= 0;
            }
        }

        return false;
    }
}
