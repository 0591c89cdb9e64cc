using System.Reflection;
using System.Runtime.CompilerServices;

namespace TelemetryHex.Analyzers.Tests.Mutations;

/// <summary>A value of any payload type, null where it may be and the dice say so.</summary>
internal static class AnyValue
{
    private static readonly NullabilityInfoContext Nullability = new();

    public static object Of(Type type, Random dice)
    {
        var index = dice.Next(40);
        if (type.GetMethod("Of", BindingFlags.Public | BindingFlags.Static) is { } of && type.Namespace == "Acme.Vocabulary")
        {
            return of.Invoke(null, [of.GetParameters()[0].ParameterType.Name switch
            {
                "String" => index % 3 == 0 ? "" : index % 3 == 1 ? "zwölf <b>+/&'`" : new string('w', index),
                "Int64" => index * 100_000_000L,
                "Int32" => index - 10,
                _ => index / 10m,
            }])!;
        }

        if (type.IsPrimitive || type == typeof(decimal))
        {
            return type == typeof(bool) ? index % 2 == 0 : type == typeof(decimal) ? (index - 20) / 8m : Convert.ChangeType((index - 20) * 1_000_003, type, null);
        }

        var value = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.NonPublic))
        {
            field.SetValue(value, MayBeNull(field) && dice.Next(3) == 0 ? null : Of(Nullable.GetUnderlyingType(field.FieldType) ?? field.FieldType, dice));
        }

        return value;
    }

    private static bool MayBeNull(FieldInfo field)
    {
        lock (Nullability)
        {
            return Nullability.Create(field).ReadState == NullabilityState.Nullable;
        }
    }
}
