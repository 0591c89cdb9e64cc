using System.Security.Cryptography;
using TelemetryHex.Adapters.Files;
using TelemetryHex.Intake;

namespace TelemetryHex.Receiver.Operations;

/// <summary>The file of the epoch keys, apart from the store and its backups, for its owner alone.</summary>
/// <param name="path">Where it is; its directory stands.</param>
internal sealed class EpochKeyFile(string path)
{
    private const int MostBytes = 64 * 1024;

    /// <summary>The marker by which an operator says, once, that the keys are gone for good.</summary>
    public string LossMarker => path + ".lost";

    /// <summary>The keys; none where there is no file yet.</summary>
    /// <param name="storeStands">Whether there is a store already, whose pseudonyms were made by keys.</param>
    /// <exception cref="StartException">The file is damaged, or missing beside a store. It is left as it is: new keys would end erasure.</exception>
    public EpochKeyRing Load(bool storeStands)
    {
        var content = Read();
        if (content is null)
        {
            return storeStands && !TakeLossMarker() ? throw Missing() : EpochKeyRing.Empty;
        }

        var ring = EpochKeyText.TryRead(content, out var read) ? read : throw Unusable("it is damaged");
        CryptographicOperations.ZeroMemory(content);
        return ring;
    }

    /// <summary>Keeps these keys alone; the bytes of the others are written over. When it returns, the disk has them.</summary>
    /// <exception cref="IOException">The disk failed, or another exception of the disk; the earlier keys stand.</exception>
    public void Save(EpochKeyRing ring)
    {
        var content = EpochKeyText.Write(ring);
        OwnedFile.ReplaceSecret(path, content);
        CryptographicOperations.ZeroMemory(content);
    }

    private byte[]? Read()
    {
        try
        {
            return OwnedFile.Read(path, MostBytes);
        }
        catch (Exception fault) when (DiskFault.Is(fault))
        {
            throw Unusable(fault.HResult > 0 ? DiskFault.Describe(fault) : "it is not a plain file of this program's size");
        }
    }

    private bool TakeLossMarker()
    {
        var said = File.Exists(LossMarker);
        File.Delete(LossMarker);
        return said;
    }

    private StartException Unusable(string fault) => new(
        $"The file of the epoch keys cannot be used: {fault} ({path}). Nothing was changed. Without it no stored report can be erased on request: "
        + "bring back the file as it was.");

    private StartException Missing() => new(
        $"The file of the epoch keys is missing beside the store ({path}). Without it no stored report can be erased on request: bring it back. "
        + $"If it is gone for good, make an empty file {LossMarker}: new keys are made, and what is stored leaves 90 days after its arrival.");
}
