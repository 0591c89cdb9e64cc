using System.Text.Json;
using TelemetryHex.Payload;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Wire;

/// <summary>Reads one report and is used once. Each Read… method returns false where there is a fault.</summary>
internal ref struct ReportReader(ReadOnlySpan<byte> json)
{
    private const string Whole = "$";

    private static readonly MemberNames ReportMembers = new("instance_id", "timestamp", "liftbridge_version", "os", "cpu", "memory");
    private static readonly MemberNames OsMembers = new("os.name", "os.version", "os.architecture", "os.platform");
    private static readonly MemberNames CpuMembers = new("cpu.physical_cores", "cpu.logical_cores", "cpu.frequency_mhz");
    private static readonly MemberNames MemoryMembers = new("memory.total_gb");

    private JsonLeaf _leaf = new(json);
    private InstanceId? _instanceId;
    private Timestamp _timestamp;
    private ProductVersion? _version;
    private OsInfo? _os;
    private CpuInfo? _cpu;
    private MemoryInfo? _memory;

    public DecodedReport Read()
    {
        var ended = false;
        try
        {
            _leaf.Advance();
            if (ReadReport())
            {
                ended = true;
                if (_leaf.Advance())
                {
                    _leaf.Refuse(ReportFaultKind.TrailingBytes, Whole);
                }
            }
        }
        catch (JsonException)
        {
            _leaf.Refuse(ended ? ReportFaultKind.TrailingBytes : ReportFaultKind.Malformed, Whole);
        }

        if (_leaf.Fault is null
            && _instanceId is not null && _version is not null && _os is not null && _cpu is not null && _memory is not null)
        {
            var report = new Report
            {
                InstanceId = _instanceId,
                Timestamp = _timestamp,
                LiftbridgeVersion = _version,
                Os = _os,
                Cpu = _cpu,
                Memory = _memory,
            };
            return new DecodedReport { Report = report, UnknownMembers = _leaf.UnknownMembers };
        }

        return new DecodedReport { Fault = _leaf.Fault, UnknownMembers = _leaf.UnknownMembers };
    }

    private bool ReadReport()
    {
        var members = new MemberSet(ReportMembers);
        if (!_leaf.IsObject(Whole))
        {
            return false;
        }

        while (_leaf.NextMember(ref members, out var path))
        {
            var read = path switch
            {
                "instance_id" => _leaf.Text(path, InstanceId.TryParse, out _instanceId),
                "timestamp" => _leaf.Text(path, Timestamp.TryParse, out _timestamp),
                "liftbridge_version" => _leaf.Text(path, ProductVersion.TryParse, out _version),
                "os" => ReadOs(path),
                "cpu" => ReadCpu(path),
                _ => ReadMemory(path),
            };
            if (!read)
            {
                return false;
            }
        }

        return _leaf.IsComplete(members);
    }

    private bool ReadOs(string parent)
    {
        var members = new MemberSet(OsMembers);
        OsName? name = null;
        RuntimeVersion? version = null;
        Architecture? architecture = null;
        Platform? platform = null;
        if (!_leaf.IsObject(parent))
        {
            return false;
        }

        while (_leaf.NextMember(ref members, out var path))
        {
            var read = path switch
            {
                "os.name" => _leaf.Text(path, OsName.TryParse, out name),
                "os.version" => _leaf.Text(path, RuntimeVersion.TryParse, out version),
                "os.architecture" => _leaf.Text(path, Architecture.TryParse, out architecture),
                _ => ReadPlatform(path, name, version, architecture, out platform),
            };
            if (!read)
            {
                return false;
            }
        }

        if (!_leaf.IsComplete(members) || name is null || version is null || architecture is null || platform is null)
        {
            return false;
        }

        if (platform.Name != name || platform.Version != version || platform.Architecture != architecture)
        {
            return _leaf.Refuse(ReportFaultKind.OutOfRange, "os.platform");
        }

        _os = new OsInfo { Name = name, Version = version, Architecture = architecture, Platform = platform };
        return true;
    }

    // The platform usually follows its three parts and repeats them: comparing is cheaper than parsing then.
    private bool ReadPlatform(string path, OsName? name, RuntimeVersion? version, Architecture? architecture, out Platform? platform)
    {
        Span<byte> expected = stackalloc byte[Platform.MaxLength];
        platform = name is null || version is null || architecture is null ? null : new Platform(name, version, architecture);
        return (platform is not null && platform.TryFormat(expected, out var length, default, null) && _leaf.IsText(expected[..length]))
            || _leaf.Text(path, Platform.TryParse, out platform);
    }

    private bool ReadCpu(string parent)
    {
        var members = new MemberSet(CpuMembers);
        CoreCount? physical = null;
        CoreCount? logical = null;
        Megahertz? frequency = null;
        if (!_leaf.IsObject(parent))
        {
            return false;
        }

        while (_leaf.NextMember(ref members, out var path))
        {
            var read = path switch
            {
                "cpu.physical_cores" => _leaf.IntegerOrNull(path, count => CoreCount.From(count), out physical),
                "cpu.logical_cores" => _leaf.IntegerOrNull(path, count => CoreCount.From(count), out logical),
                _ => _leaf.IntegerOrNull(path, megahertz => Megahertz.From(megahertz), out frequency),
            };
            if (!read)
            {
                return false;
            }
        }

        _cpu = new CpuInfo { PhysicalCores = physical, LogicalCores = logical, FrequencyMhz = frequency };
        return _leaf.IsComplete(members);
    }

    private bool ReadMemory(string parent)
    {
        var members = new MemberSet(MemoryMembers);
        Gibibytes? total = null;
        if (!_leaf.IsObject(parent))
        {
            return false;
        }

        while (_leaf.NextMember(ref members, out var path))
        {
            if (!_leaf.NumberOrNull(path, Gibibytes.From, out total))
            {
                return false;
            }
        }

        _memory = new MemoryInfo { TotalGb = total };
        return _leaf.IsComplete(members);
    }
}
