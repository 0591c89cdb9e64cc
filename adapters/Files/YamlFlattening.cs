using System.Globalization;
using TelemetryHex.Policy;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace TelemetryHex.Adapters.Files;

/// <summary>
/// Turns a document's events into dotted keys and values: <c>telemetry.interval.seconds</c>. Builds no tree, so that neither depth nor
/// aliases exhaust memory. Stops at the first fault.
/// </summary>
internal sealed class YamlFlattening
{
    private const int MaxDepth = 64;
    private const string MergeKey = "<<";

    // The name of a key that is no scalar.
    private const string ComplexKey = "?";

    private readonly Stack<YamlCollection> _open = new();
    private readonly Dictionary<string, string?> _anchoredValues = [];
    private readonly List<KeyValuePair<string, string?>> _pairs = [];
    private int _documents;
    private int _insideKey;

    public IReadOnlyList<KeyValuePair<string, string?>> Pairs => _pairs;

    /// <summary>The first fault and its place; null if there is none.</summary>
    public string? Fault { get; private set; }

    public void Take(ParsingEvent happened)
    {
        switch (happened)
        {
            case DocumentStart when ++_documents > 1:
                Refuse("it holds several documents", happened.Start);
                break;
            case MappingStart or SequenceStart:
                Open(happened);
                break;
            case MappingEnd or SequenceEnd:
                Close();
                break;
            case Scalar scalar:
                TakeScalar(scalar);
                break;
            case AnchorAlias alias:
                TakeAlias(alias);
                break;
        }
    }

    private void Open(ParsingEvent start)
    {
        if (_open.Count + _insideKey >= MaxDepth)
        {
            Refuse("it is nested too deeply", start.Start);
        }
        else if (_insideKey > 0 || (_open.TryPeek(out var parent) && parent.AwaitsKey))
        {
            _insideKey++;
        }
        else if (_open.Count == 0 && start is not MappingStart)
        {
            Refuse("it is not a mapping", start.Start);
        }
        else
        {
            _open.Push(new YamlCollection(_open.TryPeek(out var around) ? around.NextPath() : "", isMapping: start is MappingStart));
        }
    }

    private void Close()
    {
        if (_insideKey > 0)
        {
            if (--_insideKey == 0)
            {
                _open.Peek().TakeKey(ComplexKey);
            }

            return;
        }

        var closed = _open.Pop();
        if (closed.IsEmpty && closed.Path.Length > 0)
        {
            _pairs.Add(KeyValuePair.Create(closed.Path, (string?)null));
        }
    }

    private void TakeScalar(Scalar scalar)
    {
        var value = IsNull(scalar) ? null : scalar.Value;
        if (!scalar.Anchor.IsEmpty)
        {
            _anchoredValues[scalar.Anchor.Value] = value;
        }

        if (_insideKey > 0)
        {
            return;
        }

        if (!_open.TryPeek(out var parent))
        {
            if (value is not null)
            {
                Refuse("it is not a mapping", scalar.Start);
            }
        }
        else if (!parent.AwaitsKey)
        {
            _pairs.Add(KeyValuePair.Create(parent.NextPath(), value));
        }
        else if (scalar.Value == MergeKey && parent.Path.Length == 0)
        {
            // The alias may bring a whole section with an opt-out.
            Refuse("it merges an alias at its root", scalar.Start);
        }
        else if (!parent.TakeKey(scalar.Value))
        {
            Refuse("a key stands twice", scalar.Start);
        }
    }

    private void TakeAlias(AnchorAlias alias)
    {
        if (_insideKey > 0 || !_open.TryPeek(out var parent))
        {
            return;
        }

        if (parent.AwaitsKey)
        {
            if (!parent.TakeKey(_anchoredValues.GetValueOrDefault(alias.Value.Value) ?? ComplexKey))
            {
                Refuse("a key stands twice", alias.Start);
            }

            return;
        }

        var path = parent.NextPath();
        if (_anchoredValues.TryGetValue(alias.Value.Value, out var value))
        {
            _pairs.Add(KeyValuePair.Create(path, value));
        }
        else if (SettingsSource.Concerns(path))
        {
            Refuse("an alias stands for more than a value in a section that matters here", alias.Start);
        }
    }

    private void Refuse(string fault, Mark where)
        => Fault ??= string.Create(CultureInfo.InvariantCulture, $"{fault}, at line {where.Line}, column {where.Column}");

    private static bool IsNull(Scalar scalar)
        => scalar.Style == ScalarStyle.Plain && scalar.Value is "" or "~" or "null" or "Null" or "NULL";
}
