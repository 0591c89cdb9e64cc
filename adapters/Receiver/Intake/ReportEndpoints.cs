using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.HttpOverrides;
using TelemetryHex.Intake;
using TelemetryHex.Ports;
using TelemetryHex.Vocabulary;
using TelemetryHex.Wire;

namespace TelemetryHex.Receiver.Intake;

/// <summary>Takes reports and erasures.</summary>
internal sealed class ReportEndpoints(IntakeQueue queue, ReceiverParts parts, KeyAccess keys, AddressLimiter limiter, DiskSpace disk, ReceiverMetrics metrics, ILogger<ReportEndpoints> logger)
{
    /// <summary>Where clients post their reports.</summary>
    public const string Route = "/api/v1/liftbridge/telemetry";

    private const string Id = "instance_id";

    // What a full queue takes to drain, and more.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(Route, context => GuardAsync(context, TakeAsync));
        routes.MapDelete($"{Route}/{{{Id}}}", context => GuardAsync(context, EraseAsync));
    }

    private async Task GuardAsync(HttpContext context, Func<HttpContext, Task> answer)
    {
        try
        {
            await (limiter.Refuse(context.Connection.RemoteIpAddress, KeptWith(context)) is { } wait
                ? Problem.AnswerAsync(context, StatusCodes.Status429TooManyRequests, "Too many requests come from there; come back later.", retryAfter: wait)
                : answer(context)).ConfigureAwait(false);
        }
        catch (BadHttpRequestException fault)
        {
            EndConnection(context);
            await TryAnswerAsync(context, fault.StatusCode, "The request is not what HTTP allows, or came too slowly.").ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is not ConnectionAbortedException && !context.RequestAborted.IsCancellationRequested)
        {
            // A store's message is made for operators; any other's may hold what it met.
            logger.RequestFailed(fault is ReportStoreException ? fault.Message : fault.GetType().Name);
            await TryAnswerAsync(context, StatusCodes.Status503ServiceUnavailable, "The receiver cannot do this now; come back later.").ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The client has gone, with its body half read.
            EndConnection(context);
            context.Response.StatusCode = context.Response.HasStarted ? context.Response.StatusCode : StatusCodes.Status499ClientClosedRequest;
            context.Abort();
        }
        finally
        {
            metrics.Answered(context.Request.Method, context.Response.StatusCode);
        }
    }

    // Of HTTP/2 a connection has several requests at a time, and what is kept with it is for one. An address that a proxy told of goes with its request.
    private static IDictionary<object, object?>? KeptWith(HttpContext context)
        => HttpProtocol.IsHttp11(context.Request.Protocol) && !context.Request.Headers.ContainsKey(ForwardedHeadersDefaults.XOriginalForHeaderName) ? context.Features.Get<IConnectionItemsFeature>()?.Items : null;

    // Where such a body ends is not known. The server would look for the next request behind it, and log a warning that it cannot: the header
    // tells it not to, and where no answer can be written any more, the feature does.
    private static void EndConnection(HttpContext context)
    {
        if (HttpProtocol.IsHttp2(context.Request.Protocol))
        {
            return;
        }

        if (!context.Response.HasStarted)
        {
            context.Response.Headers.Connection = "close";
        }

        context.Features.Get<IConnectionLifetimeNotificationFeature>()?.RequestClose();
    }

    private static Task TryAnswerAsync(HttpContext context, int status, string detail)
        => context.Response.HasStarted ? Task.CompletedTask
            : Problem.AnswerAsync(context, status, detail, retryAfter: status == StatusCodes.Status503ServiceUnavailable ? Pause : null);

    private async Task TakeAsync(HttpContext context)
    {
        if (!RequestBody.IsJson(context.Request))
        {
            await Problem.AnswerAsync(context, StatusCodes.Status415UnsupportedMediaType, "A report is application/json in UTF-8, not compressed.").ConfigureAwait(false);
            return;
        }

        if (await RequestBody.ReadAsync(context).ConfigureAwait(false) is not { } body)
        {
            await Problem.AnswerAsync(context, StatusCodes.Status413PayloadTooLarge, $"A report has at most {ReportIntake.MaxLength} bytes.").ConfigureAwait(false);
            return;
        }

        if (keys.Read(out var ring) is var lost && ring is null)
        {
            context.Request.BodyReader.AdvanceTo(body.End);
            await AnswerAsync(context, disk.IsLow ? IntakeOutcome.DiskFull : lost, StatusCodes.Status202Accepted).ConfigureAwait(false);
            return;
        }

        var taken = ReportIntake.Take(body, ring, parts.Clock.Now);
        context.Request.BodyReader.AdvanceTo(body.End);
        metrics.Taken(taken.UnknownMembers, taken.ClockSkew);
        await (taken.Fault is { } fault ? RefuseAsync(context, fault)
            : taken.Report is { } report ? AnswerAsync(context, disk.IsLow ? IntakeOutcome.DiskFull : await queue.StoreAsync(report).ConfigureAwait(false), StatusCodes.Status202Accepted)
            : throw new InvalidOperationException("A body is a report or a fault.")).ConfigureAwait(false);
    }

    private Task EraseAsync(HttpContext context)
        => context.GetRouteValue(Id) is string text && InstanceId.TryParse(text, out var id)
            ? EraseAsync(context, id)
            : Problem.AnswerAsync(context, StatusCodes.Status400BadRequest, "The id is not a version-4 UUID of 36 characters, in lower case.", Id);

    private async Task EraseAsync(HttpContext context, InstanceId id)
    {
        var (outcome, restores) = (keys.Read(out var ring), 0L);
        if (ring is null)
        {
            await AnswerAsync(context, outcome, StatusCodes.Status204NoContent).ConfigureAwait(false);
            return;
        }

        var pseudonyms = ring.Pseudonymize(id);
        do
        {
            restores = parts.Restores();
            outcome = await queue.EraseAsync(pseudonyms).ConfigureAwait(false);
            if (outcome == IntakeOutcome.Done)
            {
                await parts.EraseBackups(pseudonyms).ConfigureAwait(false);
            }
        }
        while (outcome == IntakeOutcome.Done && parts.Restores() != restores);

        await AnswerAsync(context, outcome, StatusCodes.Status204NoContent).ConfigureAwait(false);
    }

    private static Task RefuseAsync(HttpContext context, ReportFault fault) => fault.Kind switch
    {
        ReportFaultKind.Malformed => Problem.AnswerAsync(context, StatusCodes.Status400BadRequest, "The body is not JSON.", fault.Path),
        ReportFaultKind.TrailingBytes => Problem.AnswerAsync(context, StatusCodes.Status400BadRequest, "Bytes follow the report.", fault.Path),
        ReportFaultKind.DuplicateMember => Problem.AnswerAsync(context, StatusCodes.Status400BadRequest, "The member stands twice.", fault.Path),
        ReportFaultKind.MissingMember => Problem.AnswerAsync(context, StatusCodes.Status422UnprocessableEntity, "The member is missing.", fault.Path),
        ReportFaultKind.WrongType => Problem.AnswerAsync(context, StatusCodes.Status422UnprocessableEntity, "The value is of another type than the allowlist's.", fault.Path),
        _ => Problem.AnswerAsync(context, StatusCodes.Status422UnprocessableEntity, "The value is outside its range or grammar; see the allowlist.", fault.Path),
    };

    private static Task AnswerAsync(HttpContext context, IntakeOutcome outcome, int done)
    {
        switch (outcome)
        {
            case IntakeOutcome.Done:
                context.Response.StatusCode = done;
                return Task.CompletedTask;
            case IntakeOutcome.DiskFull:
                return Problem.AnswerAsync(context, StatusCodes.Status507InsufficientStorage, "The receiver's disk is full.", retryAfter: Pause);
            case IntakeOutcome.Busy:
                return Problem.AnswerAsync(context, StatusCodes.Status503ServiceUnavailable, "The receiver has more to do than it can; come back later.", retryAfter: Pause);
            default:
                return Problem.AnswerAsync(context, StatusCodes.Status503ServiceUnavailable, "The receiver cannot store now; come back later.", retryAfter: Pause);
        }
    }
}
