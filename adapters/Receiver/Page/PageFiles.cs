namespace TelemetryHex.Receiver.Page;

/// <summary>The page's files that never change.</summary>
internal static class PageFiles
{
    /// <summary>The style sheet.</summary>
    public static Content Style { get; } = Read("page.css", "text/css; charset=utf-8");

    /// <summary>The page's icon: three bars.</summary>
    public static Content Icon { get; } = Read("icon.svg", "image/svg+xml; charset=utf-8");

    private static Content Read(string name, string type)
    {
        using var stream = typeof(PageFiles).Assembly.GetManifestResourceStream("TelemetryHex.Receiver.Page." + name)
            ?? throw new InvalidOperationException($"{name} is not in this build.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new Content(type, bytes);
    }
}
