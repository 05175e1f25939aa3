using System.Text;
using Aumate.PolicyService.Wire;
using Aumate.PolicyService.Wire.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;
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
            if (await Check(context, route) is { } refusal)
            {
                await refusal(context);
                return;
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException && context.RequestAborted.IsCancellationRequested)
        {
            // The caller went away in the middle of its body, and nobody is left to be told.
            return;
        }
        catch (BadHttpRequestException bad)
        {
            // The server holds the body to its size and to the least rate at which it comes.
            await HttpErrors.Write(context, bad.StatusCode);
            return;
        }

        await next(context);
    }

    // Answers why a call is refused. Null: it is not.
    private static async Task<RequestDelegate?> Check(HttpContext context, GrpcJsonTranscodingMetadata route)
    {
        if (route.HttpRule.Body.Length == 0)
        {
            return CheckQuery(context, route.MethodDescriptor);
        }

        return IsPlainJson(context.Request)
            ? Refusing(QueryReader.CheckEmpty(context.Request.Query)) ?? await CheckBody(context, route.MethodDescriptor)
            : refused => HttpErrors.Write(refused, StatusCodes.Status415UnsupportedMediaType);
    }

    private static RequestDelegate? CheckQuery(HttpContext context, MethodDescriptor method) =>
        context.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true }
            ? Refusing("This path reads no body; it is asked by its query alone.")
            : Refusing(QueryReader.Check(context.Request.Query, method.InputType, [.. context.Request.RouteValues.Keys]));

    private static async Task<RequestDelegate?> CheckBody(HttpContext context, MethodDescriptor method)
    {
        context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = MethodLimits.Of(method).Json;
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var read = JsonReader.Read(body.GetBuffer().AsMemory(0, (int)body.Length), method.InputType);
        if (read.Fault is { } fault)
        {
            return Refusing(fault.Placed);
        }

        var canonical = Encoding.UTF8.GetBytes(JsonFormatter.Default.Format(read.Message));
        context.Request.Body = new MemoryStream(canonical);
        context.Request.ContentLength = canonical.Length;
        return null;
    }

    private static RequestDelegate Refusing(string malformed) => context => HttpErrors.Write(context, Refusals.MalformedMessage(malformed));

    private static RequestDelegate? Refusing(Violations violations) =>
        violations.Any ? context => HttpErrors.Write(context, Refusals.InvalidRequest(violations)) : null;

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
