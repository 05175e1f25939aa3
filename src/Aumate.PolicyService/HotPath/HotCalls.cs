using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics.Metrics;
using System.IO.Pipelines;
using Aumate.PolicyService.Hosting;
using Aumate.PolicyService.Refresh;
using Microsoft.AspNetCore.Http.Features;

namespace Aumate.PolicyService.HotPath;

/// <summary>
/// Answers calls of EvaluateClaim that are ordinary in every way before the host looks at them any closer: native gRPC over HTTP/2, not compressed, their claim
/// ordinary and of a shape that is known. Any other call goes on untouched, with nothing of its body consumed.
/// </summary>
internal sealed class HotCalls(
    HotDecisions decisions,
    CatalogInForce catalogs,
    CallTime time,
    EndpointDataSource endpoints,
    IMeterFactory meters
)
{
    private const string Path = "/aumate.policy.v1.PolicyDecisionService/EvaluateClaim";
    private const string Grpc = "application/grpc";
    private const string Deadline = "grpc-timeout";
    private const string Ok = "0";
    private const int FrameBytes = 5;

    // An ordinary claim has 400 bytes; one that is longer has something that is not read here.
    private const int MostBytes = 2048;

    private readonly Counter<long> answers = meters
        .Create(CatalogMetrics.MeterName)
        .CreateCounter<long>(
            "aumate.policy.hot_path.answers",
            "{answer}",
            "Calls of EvaluateClaim that needed no more than a known shape."
        );

    private readonly Lazy<Endpoint> endpoint = new(() =>
        endpoints.Endpoints.First(endpoint => (endpoint as RouteEndpoint)?.RoutePattern.RawText == Path)
    );

    /// <summary>Answers a call, or passes it on.</summary>
    public Task Invoke(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (
            !string.Equals(request.Path.Value, Path, StringComparison.Ordinal)
            || !HttpProtocol.IsHttp2(request.Protocol)
            || !HttpMethods.IsPost(request.Method)
            || request.ContentType != Grpc
            || request.ContentLength > FrameBytes + MostBytes
            // A page asks, and is told what the operator lets it see.
            || request.Headers.Origin.Count > 0
        )
        {
            return next(context);
        }

        var body = request.BodyReader;
        if (body.TryRead(out var read))
        {
            if (read.IsCompleted)
            {
                return TryAnswer(context, body, read) ? Task.CompletedTask : next(context);
            }

            body.AdvanceTo(read.Buffer.Start);
        }

        // Who set a deadline is told when it passes, which the host knows how to do.
        return request.Headers.ContainsKey(Deadline) ? next(context) : AnswerOnceThere(context, next);
    }

    private async Task AnswerOnceThere(HttpContext context, RequestDelegate next)
    {
        time.Begin(context);
        var body = context.Request.BodyReader;
        try
        {
            var read = await body.ReadAsync();
            while (!read.IsCompleted && read.Buffer.Length <= MostBytes)
            {
                body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                read = await body.ReadAsync();
            }

            if (TryAnswer(context, body, read))
            {
                return;
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException && context.RequestAborted.IsCancellationRequested)
        {
            // The caller went away in the middle of its message, and nobody is left to be told.
            return;
        }

        await next(context);
    }

    private bool TryAnswer(HttpContext context, PipeReader body, ReadResult read)
    {
        var answered =
            read is { IsCompleted: true, IsCanceled: false }
            && read.Buffer.Length is > FrameBytes and <= MostBytes
            && (read.Buffer.IsSingleSegment ? TryAnswer(context, read.Buffer.FirstSpan) : TryAnswer(context, read.Buffer.ToArray()));
        // What is not answered is there for the next one to read, at once.
        body.AdvanceTo(answered ? read.Buffer.End : read.Buffer.Start);
        return answered;
    }

    private bool TryAnswer(HttpContext context, ReadOnlySpan<byte> frame)
    {
        var message = frame[FrameBytes..];
        if (
            frame[0] != 0
            || BinaryPrimitives.ReadUInt32BigEndian(frame[1..]) != message.Length
            || catalogs.Current is not { } held
            || !ClaimBytes.TryRead(message, out var claim)
            || !decisions.TryDecide(in claim, message, held.Snapshot, out var decision)
        )
        {
            return false;
        }

        Write(context, in claim, new HotAnswer(decision, catalogs.FreshnessOf(held)));
        Tell(context);
        answers.Add(1);
        return true;
    }

    // Whoever listens hears what the plain path says: which endpoint it was, and how the call ended.
    private void Tell(HttpContext context)
    {
        var activity = context.Features.Get<IHttpActivityFeature>()?.Activity;
        if (activity is not null || context.Features.Get<IHttpMetricsTagsFeature>() is not null)
        {
            context.SetEndpoint(endpoint.Value);
            activity?.SetTag("grpc.method", Path).SetTag("grpc.status_code", Ok);
        }
    }

    private static void Write(HttpContext context, in ClaimBytes claim, HotAnswer answer)
    {
        var length = answer.Length(in claim);
        var response = context.Response;
        response.ContentType = Grpc;
        var place = response.BodyWriter.GetSpan(FrameBytes + length);
        place[0] = 0;
        BinaryPrimitives.WriteUInt32BigEndian(place[1..], (uint)length);
        answer.Write(in claim, place.Slice(FrameBytes, length));
        response.BodyWriter.Advance(FrameBytes + length);
        context.Features.GetRequiredFeature<IHttpResponseTrailersFeature>().Trailers["grpc-status"] = Ok;
    }
}
