using TelemetryHex.Intake;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Core.Tests.Intake;

/// <summary>Days, keys and ids to test with.</summary>
internal static class Day
{
    public static UtcDay Of(string text) => UtcDay.TryParse(text, out var day) ? day : throw new FormatException(text);

    /// <summary>32 equal bytes, in the place of random ones.</summary>
    public static byte[] Bytes(byte value) => [.. Enumerable.Repeat(value, EpochKey.Length)];

    public static InstanceId Id { get; } = InstanceId.FromRandomBytes(new byte[16]);
}
