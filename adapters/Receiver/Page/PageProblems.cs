using TelemetryHex.Receiver.Page.Data;

namespace TelemetryHex.Receiver.Page;

/// <summary>Why the page or the open data cannot be had, as finished answers. None repeats what was asked.</summary>
internal static class PageProblems
{
    /// <summary>The store cannot be read now.</summary>
    public static Content Unavailable { get; } = Of(StatusCodes.Status503ServiceUnavailable, "The statistics cannot be read now. Try again in a minute.");

    /// <summary>There is no such chart.</summary>
    public static Content NotFound { get; } = Of(StatusCodes.Status404NotFound, "The page has no chart of this name now.");

    /// <summary>A parameter of the query is wrong.</summary>
    public static Content BadParameter(ParameterFault fault) => Of(StatusCodes.Status400BadRequest, fault.Detail, fault.Parameter);

    private static Content Of(int status, string detail, string? path = null) => new(Problem.ContentType, Problem.Of(status, detail, path).ToUtf8());
}
