using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;
using TelemetryHex.Policy;
using YamlDotNet.Core;

namespace TelemetryHex.Adapters.Files;

/// <summary>
/// Reads the telemetry settings of the product's own YAML file; other sections are left out. A file that cannot be read as a whole may
/// hide an opt-out, so it is an unreadable source and turns telemetry off. Faults quote nothing of the file.
/// </summary>
public static class TelemetryYaml
{
    /// <summary>The length of the longest file that is read, in bytes.</summary>
    public const int MaxLength = 1 << 20;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a regular file. Symbolic links are followed, since configuration is often mounted through one.</summary>
    /// <param name="path">The file; its path is the source's name in messages.</param>
    public static SettingsSource Read(string path)
    {
        try
        {
            return ReadFile(path);
        }
        catch (FileNotFoundException)
        {
            return SettingsSource.Unreadable(path, "there is no such file");
        }
        catch (DecoderFallbackException)
        {
            return SettingsSource.Unreadable(path, "it is not UTF-8");
        }
        catch (Exception fault) when (DiskFault.Is(fault))
        {
            return SettingsSource.Unreadable(path, DiskFault.Describe(fault));
        }
    }

    /// <summary>Reads a text.</summary>
    /// <param name="name">The source's name in messages.</param>
    /// <param name="text">The YAML.</param>
    public static SettingsSource Parse(string name, string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            // The parser would end the text here and miss the rest.
            return SettingsSource.Unreadable(name, "it holds a NUL character");
        }

        try
        {
            var flattening = new YamlFlattening();
            var parser = new Parser(new StringReader(text));
            while (flattening.Fault is null && parser.MoveNext())
            {
                if (parser.Current is { } happened)
                {
                    flattening.Take(happened);
                }
            }

            return flattening.Fault is { } fault ? SettingsSource.Unreadable(name, fault) : SettingsSource.FromKeys(name, flattening.Pairs);
        }
        catch (YamlException fault)
        {
            return SettingsSource.Unreadable(
                name,
                string.Create(CultureInfo.InvariantCulture, $"it is not YAML at line {fault.Start.Line}, column {fault.Start.Column}"));
        }
        catch (Exception)
        {
            // The parser promises YamlException, but some malformed escapes bring exceptions of the platform.
            return SettingsSource.Unreadable(name, "it is not YAML");
        }
    }

    private static SettingsSource ReadFile(string path)
    {
        if (Directory.Exists(path))
        {
            return SettingsSource.Unreadable(path, "it is a directory");
        }

        using var stream = new FileStream(Open(path), FileAccess.Read, bufferSize: 0);
        if (!stream.CanSeek)
        {
            // A pipe can be read once, but the file is read again before each transmission.
            return SettingsSource.Unreadable(path, "it is not a regular file");
        }

        var bytes = new byte[MaxLength + 1];
        var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        if (length > MaxLength)
        {
            return SettingsSource.Unreadable(path, string.Create(CultureInfo.InvariantCulture, $"it is longer than {MaxLength} bytes"));
        }

        var text = bytes.AsSpan(0, length);
        return Parse(path, StrictUtf8.GetString(text.StartsWith(Encoding.UTF8.Preamble) ? text[Encoding.UTF8.Preamble.Length..] : text));
    }

    private static SafeFileHandle Open(string path)
    {
        if (!Path.Exists(path))
        {
            throw new FileNotFoundException();
        }

        if (OperatingSystem.IsWindows())
        {
            return File.OpenHandle(path);
        }

        // The platform's own call would wait for the writer of a pipe.
        var file = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        return UnixCalls.Open(file, OpenFlags.ReadOnly | OpenFlags.NeverThroughLink, out var errno) ?? throw new IOException(null, errno);
    }
}
