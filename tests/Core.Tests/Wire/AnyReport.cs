using CsCheck;
using TelemetryHex.Payload;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Core.Tests.Wire;

/// <summary>Random reports, and the random values they are made of.</summary>
internal static class AnyReport
{
    public const string LongestProductVersion = "1.10.0-alpha.20250120.beta.20250120.rc.20250120.preview.20250120";

    public static Gen<RuntimeVersion> RuntimeVersion { get; } =
        from runtime in Gen.OneOf("dotnet", "go")
        from numbers in Gen.Int[0, 999].Array[1, 3]
        from mark in Gen.OneOf("", "-preview.3", "-rc.1", "rc2", "beta1")
        select Read<RuntimeVersion>(TelemetryHex.Vocabulary.RuntimeVersion.TryParse, runtime + string.Join('.', numbers) + mark);

    public static Gen<Architecture> Architecture { get; } = Gen.OneOf(
        Gen.OneOf([.. TelemetryHex.Vocabulary.Architecture.Known]),
        from family in Gen.OneOf("amd", "arm", "loong", "mips", "ppc", "riscv", "s390", "sparc", "wasm")
        from width in Gen.OneOf("", "32", "64", "128")
        from variant in Gen.OneOf("", "x", "le", "be", "hf")
        select Read<Architecture>(TelemetryHex.Vocabulary.Architecture.TryParse, family + width + variant));

    public static Gen<Platform> Platform { get; } =
        from name in Gen.OneOf([.. OsName.All])
        from version in RuntimeVersion
        from architecture in Architecture
        select new Platform(name, version, architecture);

    public static Gen<ProductVersion> ProductVersion { get; } = Gen.OneOf(
        Gen.OneOf("dev", "v2.0.0-rc.1", "1", LongestProductVersion),
        Gen.Int[0, 99_999].Array[2].Select(numbers => $"1.{string.Join('.', numbers)}"))
        .Select(text => Read<ProductVersion>(TelemetryHex.Vocabulary.ProductVersion.TryParse, text));

    private static readonly Gen<CpuInfo> Cpu =
        from physical in Gen.Long[0, CoreCount.Max]
        from logical in Gen.Long[0, CoreCount.Max]
        from frequency in Gen.Long[0, Megahertz.Max]
        from known in Gen.Bool.Array[3]
        select new CpuInfo
        {
            PhysicalCores = known[0] ? CoreCount.From(physical) : null,
            LogicalCores = known[1] ? CoreCount.From(logical) : null,
            FrequencyMhz = known[2] ? Megahertz.From(frequency) : null,
        };

    public static Gen<Report> Value { get; } =
        from id in Gen.Byte.Array[16]
        from instant in Gen.DateTimeOffset
        from version in ProductVersion
        from platform in Platform
        from cpu in Cpu
        from tenths in Gen.Int[0, 41_943_040]
        select new Report
        {
            InstanceId = InstanceId.FromRandomBytes(id),
            Timestamp = Timestamp.From(instant),
            LiftbridgeVersion = version,
            Os = new OsInfo
            {
                Name = platform.Name,
                Version = platform.Version,
                Architecture = platform.Architecture,
                Platform = platform,
            },
            Cpu = cpu,
            Memory = new MemoryInfo { TotalGb = Gibibytes.From(tenths / 10.0) },
        };

    private delegate bool Parser<T>(ReadOnlySpan<char> text, out T? value);

    private static T Read<T>(Parser<T> parse, string text)
        where T : class
        => parse(text, out var value) && value is not null ? value : throw new ArgumentException(text, nameof(text));
}
