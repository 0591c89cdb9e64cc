using System.Buffers.Binary;

namespace TelemetryHex.Adapters.Tests.MacOS;

/// <summary>The answers of sysctlbyname on one Mac: a name, the value, and in how many bytes it comes. A name that is not there is not known to its kernel.</summary>
internal sealed class RecordedMac
{
    private readonly Dictionary<string, byte[]> _answers = [];

    public RecordedMac Answers(string name, ulong value, int bytes = 4)
    {
        var answer = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(answer, value);
        return Answers(name, answer[..bytes]);
    }

    public RecordedMac Answers(string name, byte[] answer)
    {
        _answers[name] = answer;
        return this;
    }

    public RecordedMac Forgets(string name)
    {
        _answers.Remove(name);
        return this;
    }

    public byte[]? Read(string name) => _answers.GetValueOrDefault(name);

    /// <summary>What <c>sysctl -a</c> would list, one name, value and length to a line.</summary>
    public string Table() => string.Concat(_answers.Select(answer => $"{answer.Key} {Convert.ToHexString(answer.Value)}\n"));

    /// <summary>MacBook Pro of 2021: M1 Pro, 8 performance and 2 efficiency cores, 16 GiB. Apple silicon has no threads and tells no clock.</summary>
    public static RecordedMac M1Pro() => AppleSilicon(cores: 10, memory: 17_179_869_184);

    /// <summary>Mac Studio of 2023: M2 Max, 8 performance and 4 efficiency cores, 64 GiB.</summary>
    public static RecordedMac M2Max() => AppleSilicon(cores: 12, memory: 68_719_476_736);

    /// <summary>Mac Studio of 2025: M3 Ultra, 20 performance and 8 efficiency cores, 512 GiB.</summary>
    public static RecordedMac M3Ultra() => AppleSilicon(cores: 28, memory: 549_755_813_888);

    /// <summary>MacBook Pro of 2014: Core i7-4770HQ, 4 cores with 2 threads each, 2.2 GHz, 16 GiB.</summary>
    public static RecordedMac CoreI7() => Intel(cores: 4, threads: 8, hertz: 2_200_000_000, memory: 17_179_869_184);

    /// <summary>MacBook Pro of 2019: Core i9-9980HK, 8 cores with 2 threads each, 2.4 GHz, 32 GiB.</summary>
    public static RecordedMac CoreI9() => Intel(cores: 8, threads: 16, hertz: 2_400_000_000, memory: 34_359_738_368);

    /// <summary>The M1 Pro to a process that Rosetta translates: the machine is the same, and a clock of 2.4 GHz is made up.</summary>
    public static RecordedMac M1ProUnderRosetta() => M1Pro()
        .Answers("sysctl.proc_translated", 1)
        .Answers("hw.cpufrequency", 2_400_000_000, bytes: 8)
        .Answers("hw.cpufrequency_max", 2_400_000_000, bytes: 8);

    private static RecordedMac AppleSilicon(ulong cores, ulong memory) => Any(cores, threads: cores, memory).Answers("sysctl.proc_translated", 0);

    private static RecordedMac Intel(ulong cores, ulong threads, ulong hertz, ulong memory) => Any(cores, threads, memory)
        .Answers("hw.cpufrequency", hertz, bytes: 8)
        .Answers("hw.cpufrequency_max", hertz, bytes: 8);

    private static RecordedMac Any(ulong cores, ulong threads, ulong memory) => new RecordedMac()
        .Answers("hw.ncpu", threads)
        .Answers("hw.physicalcpu", cores)
        .Answers("hw.physicalcpu_max", cores)
        .Answers("hw.logicalcpu", threads)
        .Answers("hw.logicalcpu_max", threads)
        .Answers("hw.memsize", memory, bytes: 8);
}
