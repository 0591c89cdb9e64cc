using System.Globalization;
using System.Text;
using CsCheck;
using TelemetryHex.Intake;
using TelemetryHex.Receiver.Operations;
using TelemetryHex.Vocabulary;

namespace TelemetryHex.Receiver.Tests.Operations;

public sealed class EpochKeyFileTests : IDisposable
{
    private static readonly UtcDay Today = UtcDay.From(new DateOnly(2026, 11, 23));
    private readonly WorkingDirectory _directory = new();

    private string FilePath => _directory.File("epoch.keys");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void What_was_saved_is_loaded()
        => Gen.Select(Gen.Byte.Array[EpochKey.Length], Gen.Int[0, 40_000], Gen.Int[-20_000, 60_000]).Array[0, 4].Sample(drawn =>
        {
            var keys = drawn.Select((key, i) => EpochKey.FromBytes(new Epoch(key.Item2 + (i * 50_000)), UtcDay.FromNumber(key.Item3), key.Item1)).ToArray();
            EpochKeyText.TryRead(EpochKeyText.Write(new EpochKeyRing(keys)), out var ring).Should().BeTrue();
            ring!.Keys.Should().HaveCount(keys.Length);
            foreach (var (read, written) in ring.Keys.Zip(keys.Reverse()))
            {
                (read.Epoch, read.LastUsed).Should().Be((written.Epoch, written.LastUsed));
                BytesOf(read).Should().Equal(BytesOf(written));
            }
        }, iter: 200);

    [Fact]
    public void Any_changed_bit_any_cut_and_any_byte_more_is_damage()
    {
        var whole = EpochKeyText.Write(Ring(2));
        EpochKeyText.TryRead(whole, out _).Should().BeTrue();
        for (var i = 0; i < whole.Length; i++)
        {
            EpochKeyText.TryRead(whole.AsSpan(0, i), out _).Should().BeFalse("it is cut at {0}", i);
            for (var bit = 1; bit < 256; bit <<= 1)
            {
                var changed = (byte[])whole.Clone();
                changed[i] ^= (byte)bit;
                EpochKeyText.TryRead(changed, out _).Should().BeFalse("bit {0} of byte {1} changed", bit, i);
            }
        }

        EpochKeyText.TryRead([.. whole, (byte)'\n'], out _).Should().BeFalse();
    }

    [Fact]
    public void A_damaged_file_stops_the_start_and_stays_as_it_is()
    {
        File.WriteAllText(FilePath, "half a fi");
        var load = () => new EpochKeyFile(FilePath).Load(storeStands: false);
        load.Should().Throw<StartException>().WithMessage($"*damaged ({FilePath}). Nothing was changed.*bring back the file*");
        File.ReadAllText(FilePath).Should().Be("half a fi");
    }

    [Fact]
    public void An_empty_file_is_damaged()
    {
        File.WriteAllBytes(FilePath, []);
        var load = () => new EpochKeyFile(FilePath).Load(storeStands: false);
        load.Should().Throw<StartException>().WithMessage("*damaged*");
    }

    [Fact]
    public void A_missing_file_is_a_new_receivers_and_beside_a_store_a_loss()
    {
        var file = new EpochKeyFile(FilePath);
        file.Load(storeStands: false).Keys.Should().BeEmpty();
        var load = () => file.Load(storeStands: true);
        load.Should().Throw<StartException>().WithMessage($"*missing beside the store ({FilePath})*{file.LossMarker}*");
    }

    [Fact]
    public void A_loss_that_is_said_is_believed_once()
    {
        var file = new EpochKeyFile(FilePath);
        File.WriteAllBytes(file.LossMarker, []);
        file.Load(storeStands: true).Keys.Should().BeEmpty();
        var again = () => file.Load(storeStands: true);
        again.Should().Throw<StartException>();
    }

    [Fact]
    public void A_symbolic_link_is_neither_read_nor_written_through()
    {
        var target = _directory.File("elsewhere");
        File.WriteAllBytes(target, EpochKeyText.Write(Ring(1)));
        var before = File.ReadAllBytes(target);
        File.CreateSymbolicLink(FilePath, target);
        var file = new EpochKeyFile(FilePath);
        file.Invoking(it => it.Load(storeStands: false)).Should().Throw<StartException>();
        file.Invoking(it => it.Save(Ring(2))).Should().Throw<IOException>();
        File.ReadAllBytes(target).Should().Equal(before);
    }

    [Fact]
    public void The_file_is_its_owners_alone_and_nothing_is_left_beside_it()
    {
        var file = new EpochKeyFile(FilePath);
        file.Save(Ring(1));
        file.Save(Ring(2));
        file.Load(storeStands: true).Keys.Should().HaveCount(2);
        Directory.GetFileSystemEntries(_directory.Path).Should().Equal(FilePath);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(FilePath).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Promise(Section.Receiving, "Keys live apart and are destroyed")]
    [Fact]
    public void The_bytes_of_what_is_replaced_are_written_over()
    {
        var file = new EpochKeyFile(FilePath);
        file.Save(Ring(1));
        var length = new FileInfo(FilePath).Length;
        using var old = new FileStream(FilePath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
        file.Save(Ring(2));
        var kept = new byte[length];
        old.ReadExactly(kept);
        kept.Should().OnlyContain(octet => octet == 0);
    }

    [Fact]
    public void What_a_process_that_died_left_of_a_save_is_written_over_and_replaced()
    {
        File.WriteAllBytes(FilePath + ".tmp", Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{1:0000}")));
        var file = new EpochKeyFile(FilePath);
        file.Save(Ring(1));
        Directory.GetFileSystemEntries(_directory.Path).Should().Equal(FilePath);
        file.Load(storeStands: true).Keys.Should().HaveCount(1);
    }

    internal static byte[] BytesOf(EpochKey key)
    {
        var bytes = new byte[EpochKey.Length];
        key.CopyTo(bytes);
        return bytes;
    }

    private static EpochKeyRing Ring(int keys) => new(Enumerable.Range(0, keys).Select(
        i => EpochKey.FromBytes(new Epoch(8107 - i), Today, [.. Enumerable.Repeat((byte)(i + 1), EpochKey.Length)])));
}
