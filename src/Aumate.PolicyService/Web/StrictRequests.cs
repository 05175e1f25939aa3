using System.Text;
using Aumate.PolicyService.Hosting;
using Aumate.PolicyService.Wire;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Net.Http.Headers;

namespace Aumate.PolicyService.Web;

/// <summary>
/// Reads what a JSON call asks before the framework does, strictly, and hands it on in the one form in which both read the same. The framework drops what it does
/// not know, which may be a fact that decides.
/// </summary>
internal static class StrictRequests
{
    /// <summary>Checks a JSON call and passes it on, or answers why not. Other requests are passed on as they are.</summary>
    public static async Task Invoke(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<GrpcJsonTranscodingMetadata>() is not { } route)
        {
            await next(context);
            return;
        }

        context.Response.Headers[HeaderNames.CacheControl] = "no-store";
        try
        {
            ReadPath(context);
            await (route.HttpRule.Body.Length == 0 ? CheckQuery(context, route) : CheckBody(context, route));
        }
        catch (RpcException refusal)
        {
            await HttpErrors.Write(context, refusal.GetRpcStatus()!);
            return;
        }
        catch (BadHttpRequestException bad)
        {
            await HttpErrors.Write(context, bad.StatusCode);
            return;
        }

        await next(context);
    }

    private static Task CheckQuery(HttpContext context, GrpcJsonTranscodingMetadata route)
    {
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true })
        {
            throw Refusals.MalformedMessage("This path reads no body; it is asked by its query alone.");
        }

        QueryReader.Check(context.Request.Query, route.MethodDescriptor.InputType, [.. context.Request.RouteValues.Keys]);
        return Task.CompletedTask;
    }

    private static async Task CheckBody(HttpContext context, GrpcJsonTranscodingMetadata route)
    {
        QueryReader.CheckEmpty(context.Request.Query);
        if (!IsPlainJson(context.Request))
        {
            throw new BadHttpRequestException("no JSON", StatusCodes.Status415UnsupportedMediaType);
        }

        context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = Limits.RequestBytesOf(route.MethodDescriptor);
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var message = JsonReader.Read(body.GetBuffer().AsMemory(0, (int)body.Length), route.MethodDescriptor.InputType);
        var canonical = Encoding.UTF8.GetBytes(JsonFormatter.Default.Format(message));
        context.Request.Body = new MemoryStream(canonical);
        context.Request.ContentLength = canonical.Length;
    }

    private static bool IsPlainJson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        && request.Headers.ContentEncoding.Count == 0;

    // The server leaves %2F in a path as it is, since it cannot know whether it parts segments; here the segments are parted, and a model may have a slash.
    private static void ReadPath(HttpContext context)
    {
        var raw = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0].Split('/');
        var segments = ((RouteEndpoint)context.GetEndpoint()!).RoutePattern.PathSegments;
        for (var at = 0; at < segments.Count && segments.Count == raw.Length - 1; at++)
        {
            if (segments[at].Parts is [RoutePatternParameterPart parameter])
            {
                context.Request.RouteValues[parameter.Name] = Uri.UnescapeDataString(raw[at + 1]);
            }
        }
    }
}
