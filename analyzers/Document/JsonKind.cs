namespace TelemetryHex.Analyzers.Document;

/// <summary>How JSON spells a value.</summary>
public enum JsonKind
{
    /// <summary>Between quotes.</summary>
    Text,

    /// <summary>Digits, with a sign at most.</summary>
    WholeNumber,

    /// <summary>Digits, with a sign, a point and an exponent at most.</summary>
    Number,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,
}
