using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Http.Features;

namespace Aumate.PolicyService.Hosting;

/// <summary>
/// How long a call over HTTP/2 may take, from its headers to its answer. One that takes longer has waited for its caller, and is
/// ended alone: the caller sees CANCELLED. Calls that are streams wait for their callers by their nature.
/// </summary>
/// <param name="limit">The time.</param>
internal sealed class CallTime(TimeSpan limit)
{
    // RFC 9113, 7: the stream is no longer needed.
    private const int Cancel = 8;

    /// <summary>Passes a call on, and ends it when its time is over.</summary>
    public Task Invoke(HttpContext context, RequestDelegate next)
    {
        if (HttpProtocol.IsHttp2(context.Request.Protocol) && !IsStream(context))
        {
            Begin(context);
        }

        return next(context);
    }

    /// <summary>Lets the time of a call run, unless it does already.</summary>
    public void Begin(HttpContext context)
    {
        if (context.Features.Get<Running>() is null && context.Features.Get<IHttpResetFeature>() is { } stream)
        {
            // Disposed once the answer is out: the server uses a stream again for another call.
            context.Response.RegisterForDisposeAsync(
                new Timer(static stream => ((IHttpResetFeature)stream!).Reset(Cancel), stream, limit, Timeout.InfiniteTimeSpan)
            );
            context.Features.Set(Running.Mark);
        }
    }

    private static bool IsStream(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>() is { Method.Type: not MethodType.Unary };

    private sealed class Running
    {
        public static readonly Running Mark = new();
    }
}
