using System.Buffers.Binary;
using TelemetryHex.Intake;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Contracts;

/// <summary>Reports to store in a test.</summary>
public static class StoredReports
{
    /// <summary>The shape of the sample's machine.</summary>
    public static MachineShape Shape { get; } = MachineShape.Of(SampleReport.Create());

    /// <summary>The same machine with another version of the product.</summary>
    public static MachineShape OfVersion(string version)
        => Shape with { LiftbridgeVersion = ProductVersion.TryParse(version, out var product) ? product : throw new FormatException() };

    /// <summary>A pseudonym of that number, its bytes spread as those of a hash.</summary>
    public static Pseudonym PseudonymOf(long number)
    {
        Span<byte> bytes = stackalloc byte[Pseudonym.Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, unchecked(number * -7046029254386353131));
        BinaryPrimitives.WriteInt64BigEndian(bytes[8..], number);
        return Pseudonym.FromBytes(bytes);
    }

    /// <summary>A report of that instance.</summary>
    public static PseudonymousReport Of(long instance, MachineShape? shape = null) => new([PseudonymOf(instance)], shape ?? Shape);

    /// <summary>A report of an instance that was known by another number in the epoch before.</summary>
    public static PseudonymousReport Of(long instance, long earlier, MachineShape? shape = null) => new([PseudonymOf(instance), PseudonymOf(earlier)], shape ?? Shape);

    /// <summary>The day of that date.</summary>
    public static UtcDay Day(int year, int month, int day) => UtcDay.From(new DateOnly(year, month, day));
}
