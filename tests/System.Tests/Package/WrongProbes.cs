namespace TelemetryHex.SystemTests.Package;

/// <summary>Probes that are wrong, each in one way, and the contract over each of them.</summary>
internal static class WrongProbes
{
    public const string Source = """
        using System.Globalization;
        using TelemetryHex.Contracts;
        using TelemetryHex.Ports;
        using TelemetryHex.Vocabulary;

        namespace TelemetryHex.Adapters.Tests.WrongProbes;

        public sealed class MoreCoresThanThreads : HardwareProbeContract
        {
            protected override bool MeasuresThisMachine => false;

            protected override IHardwareProbe CreateProbe() => new Probe(() => new MachineFacts { PhysicalCores = CoreCount.From(16), LogicalCores = CoreCount.From(8) });
        }

        public sealed class CoresWithoutThreads : HardwareProbeContract
        {
            protected override bool MeasuresThisMachine => false;

            protected override IHardwareProbe CreateProbe() => new Probe(() => new MachineFacts { PhysicalCores = CoreCount.From(16) });
        }

        public sealed class AMovingFigure : HardwareProbeContract
        {
            private int _moment;

            protected override bool MeasuresThisMachine => false;

            protected override IHardwareProbe CreateProbe()
            {
                var clock = Megahertz.From(++_moment);
                return new Probe(() => new MachineFacts { Frequency = clock });
            }
        }

        public sealed class Throwing : HardwareProbeContract
        {
            protected override IHardwareProbe CreateProbe() => new Probe(() => throw new FormatException("2501/35000"));
        }

        public sealed class NoAnswer : HardwareProbeContract
        {
            protected override IHardwareProbe CreateProbe() => new Probe(() => null);
        }

        public sealed class Silence : HardwareProbeContract
        {
            protected override IHardwareProbe CreateProbe() => new Probe(() => MachineFacts.Unknown);
        }

        public sealed class AShare : HardwareProbeContract
        {
            protected override IHardwareProbe CreateProbe() => new Probe(() => new MachineFacts { LogicalCores = CoreCount.From(1), TotalMemory = Gibibytes.From(0.1) });
        }

        public sealed class AHostsCulture : HardwareProbeContract
        {
            protected override bool MeasuresThisMachine => false;

            protected override IHardwareProbe CreateProbe() => new Probe(() => new MachineFacts { TotalMemory = Gibibytes.From(double.Parse("2.5", CultureInfo.CurrentCulture)) });
        }

        public sealed class StateBetweenCalls : HardwareProbeContract
        {
            protected override bool MeasuresThisMachine => false;

            protected override IHardwareProbe CreateProbe()
            {
                var calls = 0;
                return new Probe(() => new MachineFacts { Frequency = Megahertz.From(Interlocked.Increment(ref calls)) });
            }
        }

        internal sealed class Probe(Func<MachineFacts?> answer) : IHardwareProbe
        {
            // A port to a language without nullability would do that.
            MachineFacts IHardwareProbe.Probe() => answer()!;
        }
        """;
}
