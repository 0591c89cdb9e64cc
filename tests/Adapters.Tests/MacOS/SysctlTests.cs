using System.Diagnostics;
using System.Runtime.InteropServices;
using TelemetryHex.Adapters.MacOS;
using TelemetryHex.Ports;

namespace TelemetryHex.Adapters.Tests.MacOS;

/// <summary>
/// The very call, marshalling and all, into a library of our own that answers as Darwin's sysctlbyname does, from a recorded Mac.
/// What a Mac itself would do stays to be seen on one.
/// </summary>
public sealed class SysctlTests
{
    private static readonly Lazy<StandInLibrary> Library = new(() => new StandInLibrary());

    [Promise(Section.Report, "On macOS they are what Apple's own tools print, and no clock is made up")]
    [Fact]
    [Needs("gcc")]
    public void Through_the_native_call_a_recorded_mac_is_measured_as_from_its_answers()
    {
        foreach (var mac in (RecordedMac[])[RecordedMac.M1Pro(), RecordedMac.CoreI7(), RecordedMac.M1ProUnderRosetta(), new()])
        {
            Library.Value.Play(mac);

            new MacOSHardwareProbe(Sysctl.Read).Probe().Should().Be(new MacOSHardwareProbe(mac.Read).Probe());
        }

        Library.Value.Play(RecordedMac.CoreI7());
        new MacOSHardwareProbe(Sysctl.Read).Probe().PhysicalCores?.Value.Should().Be(4);
        Sysctl.Read("hw.ncpu").Should().Equal(8, 0, 0, 0);
        Sysctl.Read("hw.memsize").Should().HaveCount(8);
        Sysctl.Read("hw.nothing").Should().BeNull();

        Library.Value.Play(new RecordedMac().Answers("hw.ncpu", new byte[17]).Answers("hw.logicalcpu", []));
        Sysctl.Read("hw.ncpu").Should().BeNull("the kernel answers ENOMEM where the room is short");
        Sysctl.Read("hw.logicalcpu").Should().BeEmpty();
        new MacOSHardwareProbe(Sysctl.Read).Probe().Should().Be(MachineFacts.Unknown);
    }

    private sealed class StandInLibrary
    {
        private const string Source = """
            #include <errno.h>
            #include <stdio.h>
            #include <string.h>

            /* sysctl(3): ENOENT for an unknown name, ENOMEM where the room is short, then with as much as fits. */
            int sysctlbyname(const char *name, void *old, size_t *length, void *fresh, size_t fresh_length)
            {
                char key[128], hex[256] = "";
                unsigned char value[128];
                size_t size, i;
                int found = 0;
                char line[512];
                FILE *table = fopen(TABLE, "r");
                while (!found && fgets(line, sizeof line, table))
                {
                    hex[0] = 0;
                    found = sscanf(line, "%127s %255s", key, hex) >= 1 && strcmp(key, name) == 0;
                }
                fclose(table);
                if (!found) { errno = ENOENT; return -1; }
                size = strlen(hex) / 2;
                for (i = 0; i < size; i++) sscanf(hex + 2 * i, "%2hhx", &value[i]);
                memcpy(old, value, size < *length ? size : *length);
                if (size > *length) { errno = ENOMEM; return -1; }
                *length = size;
                return 0;
            }
            """;

        private readonly string _table;

        public StandInLibrary()
        {
            var directory = Directory.CreateTempSubdirectory("telemetryhex-sysctl-").FullName;
            AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(directory, recursive: true);
            _table = Path.Combine(directory, "table");
            var source = Path.Combine(directory, "sysctl.c");
            var library = Path.Combine(directory, "libSystem.so");
            File.WriteAllText(source, Source);
            using var compiler = Process.Start("gcc", ["-shared", "-fPIC", $"-DTABLE=\"{_table}\"", "-o", library, source]);
            compiler.WaitForExit(TimeSpan.FromMinutes(1)).Should().BeTrue();
            compiler.ExitCode.Should().Be(0);
            NativeLibrary.SetDllImportResolver(typeof(Sysctl).Assembly, (name, _, _) => name == "libSystem.dylib" ? NativeLibrary.Load(library) : 0);
        }

        public void Play(RecordedMac mac) => File.WriteAllText(_table, mac.Table());
    }
}
