using System.Numerics;

namespace TelemetryHex.Core.Tests.Statistics;

/// <summary>Linear equations with whole coefficients, kept in row echelon form by exact elimination without fractions.</summary>
internal sealed class LinearSystem(int unknowns)
{
    private readonly List<BigInteger[]> _rows = [];

    public void Add(IReadOnlyList<BigInteger> coefficients, BigInteger value)
    {
        var row = Reduce([.. coefficients, value]);
        if (Pivot(row) < unknowns)
        {
            _rows.Add(row);
            _rows.Sort((left, right) => Pivot(left).CompareTo(Pivot(right)));
        }
    }

    /// <summary>Whether the unknown has one value in all solutions: its unit vector lies in the span of the rows.</summary>
    public bool Determines(int unknown)
    {
        var unit = new BigInteger[unknowns];
        unit[unknown] = 1;
        return Determines(unit);
    }

    /// <summary>Whether the sum has one value in all solutions.</summary>
    public bool Determines(IReadOnlyList<BigInteger> coefficients) => Pivot(Reduce([.. coefficients, 0])) == unknowns;

    private BigInteger[] Reduce(BigInteger[] row)
    {
        foreach (var other in _rows)
        {
            var pivot = Pivot(other);
            if (!row[pivot].IsZero)
            {
                var (own, its) = (row[pivot], other[pivot]);
                row = [.. row.Zip(other, (left, right) => (left * its) - (right * own))];
            }
        }

        return row;
    }

    private int Pivot(BigInteger[] row)
    {
        var index = Array.FindIndex(row, 0, unknowns, coefficient => !coefficient.IsZero);
        return index < 0 ? unknowns : index;
    }
}
