using System.Text.Json;
using System.Text.Json.Serialization;

namespace TelemetryHex.Receiver.Page;

/// <summary>Why the page or the open data cannot be had, as RFC 9457 writes it. It never repeats what was asked.</summary>
/// <param name="Title">The kind of fault.</param>
/// <param name="Status">The status code.</param>
/// <param name="Detail">What to do.</param>
/// <param name="Parameter">The parameter at fault, if one is.</param>
internal sealed record PageProblem(string Title, int Status, string Detail, string? Parameter)
{
    /// <summary>The store cannot be read now.</summary>
    public static Content Unavailable { get; } = new PageProblem("Statistics unavailable", StatusCodes.Status503ServiceUnavailable, "The statistics cannot be read now. Try again in a minute.", null).ToContent();

    /// <summary>There is no such chart.</summary>
    public static Content NotFound { get; } = new PageProblem("Not found", StatusCodes.Status404NotFound, "The page has no chart of this name now.", null).ToContent();

    /// <summary>A parameter of the query is wrong.</summary>
    public static Content BadParameter(ParameterFault fault) => new PageProblem("Bad parameter", StatusCodes.Status400BadRequest, fault.Detail, fault.Parameter).ToContent();

    private Content ToContent() => new("application/problem+json", JsonSerializer.SerializeToUtf8Bytes(this, PageProblemJson.Default.PageProblem));
}

/// <summary>A parameter that cannot be obeyed.</summary>
/// <param name="Parameter">Its name.</param>
/// <param name="Detail">What it must be.</param>
internal sealed record ParameterFault(string Parameter, string Detail);

/// <summary>The problem's JSON, generated at build time.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PageProblem))]
internal sealed partial class PageProblemJson : JsonSerializerContext;
