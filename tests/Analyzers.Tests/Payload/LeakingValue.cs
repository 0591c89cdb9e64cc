using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TelemetryHex.Analyzers.Tests.Payload;

/// <summary>A value of any type with the word LEAK wherever it can hold a text: in every field, whoever may reach it.</summary>
internal sealed class LeakingValue(Assembly payload)
{
    private const string Word = "LEAK";
    private const int Depth = 6;

    public object? Of(Type type, int depth = 0)
    {
        if (depth > Depth)
        {
            return null;
        }

        var known = Known(Nullable.GetUnderlyingType(type) ?? type, depth);
        return known ?? (IsOurs(type) ? Filled(type, depth) : type.IsValueType ? Activator.CreateInstance(type) : null);
    }

    // The values of a closed type are made by the type alone.
    private object? Known(Type type, int depth)
    {
        if (type.Namespace == "Acme.Vocabulary" && type.GetMethod("Of", BindingFlags.Static | BindingFlags.Public) is { } of)
        {
            return of.Invoke(null, [of.GetParameters()[0].ParameterType == typeof(string) ? "linux" : Activator.CreateInstance(of.GetParameters()[0].ParameterType)]);
        }

        if (type == typeof(string) || type == typeof(object))
        {
            return Word;
        }

        if (type == typeof(Uri))
        {
            return new Uri("leak://machine/" + Word);
        }

        if (type == typeof(JsonElement))
        {
            return JsonSerializer.SerializeToElement(Word);
        }

        if (type.IsAssignableTo(typeof(JsonNode)))
        {
            return JsonValue.Create(Word);
        }

        return type.IsArray || (type.IsGenericType && !IsOurs(type)) ? OfMany(type, depth) : null;
    }

    private object? OfMany(Type type, int depth)
    {
        var elements = type.IsArray ? [type.GetElementType()!] : type.GetGenericArguments();
        var values = elements.Select(element => Of(element, depth + 1)).ToArray();
        if (elements.Length == 2 && type.IsAssignableFrom(typeof(Dictionary<,>).MakeGenericType(elements)))
        {
            return Put(Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(elements)), values);
        }

        if (!type.IsArray && !type.IsInterface && type.GetConstructor(elements) is { } constructor && !type.IsAssignableTo(typeof(IEnumerable)))
        {
            return constructor.Invoke(values);
        }

        var array = Array.CreateInstance(elements[0], 1);
        array.SetValue(values[0], 0);
        return type.IsInstanceOfType(array) ? array : Activator.CreateInstance(type, array);
    }

    private object? Filled(Type type, int depth)
    {
        var concrete = MostDerived(type);
        if (concrete is null || concrete.IsEnum)
        {
            return null;
        }

        var isOurs = concrete.BaseType is { } parent && (parent == typeof(object) || parent == typeof(ValueType) || IsOurs(parent));
        var value = isOurs ? RuntimeHelpers.GetUninitializedObject(concrete) : Activator.CreateInstance(concrete);
        for (var level = concrete; level is not null && IsOurs(level); level = level.BaseType)
        {
            foreach (var field in level.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                field.SetValue(value, Of(field.FieldType, depth + 1));
            }
        }

        return value is IDictionary ? Put(value, [Word, Word]) : value;
    }

    private static object? Put(object? dictionary, object?[] pair)
    {
        ((IDictionary)dictionary!)[pair[0]!] = pair[1];
        return dictionary;
    }

    private bool IsOurs(Type type) => type.Assembly.GetName().Name!.StartsWith("Acme", StringComparison.Ordinal);

    private Type? MostDerived(Type type)
        => type.IsSealed ? type : payload.GetTypes().Append(type).LastOrDefault(other => other.IsAssignableTo(type) && !other.IsAbstract && other != type) ?? (type.IsAbstract ? null : type);
}
