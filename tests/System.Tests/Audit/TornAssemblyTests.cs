using CsCheck;
using TelemetryHex.Audit;

namespace TelemetryHex.SystemTests.Audit;

/// <summary>Whatever a file holds, the audit says so and ends.</summary>
public sealed class TornAssemblyTests
{
    private static readonly byte[] Whole = CompiledPayload.Compile(CompiledPayload.Report + CompiledPayload.Os);

    [Fact]
    public void A_truncated_assembly_is_refused_or_read_and_nothing_else()
    {
        for (var part = 0; part < 50; part++)
        {
            Outcome(Whole[..(Whole.Length * part / 50)]).Should().BeOneOf("read", "refused");
        }

        Outcome([]).Should().Be("refused");
        Outcome("MZ no assembly"u8.ToArray()).Should().Be("refused");
        Outcome(Whole).Should().Be("read");
    }

    [Fact]
    public void An_assembly_with_flipped_bytes_is_refused_or_read_and_nothing_else()
        => Gen.Select(Gen.Int[0, Whole.Length - 1], Gen.Byte).Array[1, 8].Sample(
            flips =>
            {
                var torn = (byte[])Whole.Clone();
                foreach (var (place, value) in flips)
                {
                    torn[place] = value;
                }

                return Outcome(torn) is "read" or "refused";
            },
            iter: 3_000);

    private static string Outcome(byte[] assembly)
    {
        try
        {
            _ = AssemblyAudit.Run(new MemoryStream(assembly), AuditPolicy.Parse(CompiledPayload.Document));
            return "read";
        }
        catch (BadImageFormatException)
        {
            return "refused";
        }
    }
}
