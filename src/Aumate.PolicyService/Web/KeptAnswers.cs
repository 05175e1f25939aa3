using Microsoft.AspNetCore.Grpc.JsonTranscoding;
using Microsoft.Net.Http.Headers;

namespace Aumate.PolicyService.Web;

/// <summary>
/// Lets callers keep what they got by a name (a path with a parameter) and ask whether it still holds, which costs no work. Everything else is not to be kept:
/// a decision belongs to its claim, and the state of the catalog changes by itself.
/// </summary>
/// <param name="tags">Names the state of an answer.</param>
/// <param name="cacheControl">What caches may do with an answer, as the header says it.</param>
/// <param name="varies">Whether answers differ by origin, as they do where CORS is on.</param>
internal sealed class KeptAnswers(AnswerTags tags, string cacheControl, bool varies)
{
    /// <summary>What caches may do: keep an answer for so many seconds, or ask each time whether it still holds.</summary>
    public static string CacheControlOf(int seconds) => seconds == 0 ? "no-cache" : $"public, max-age={seconds}";

    /// <summary>Answers 304 where the caller has what it would get, else passes on and tags the answer.</summary>
    public async Task Invoke(HttpContext context, RequestDelegate next)
    {
        if (!IsNamed(context) || tags.Of(context.Request) is not { } tag)
        {
            await next(context);
        }
        else if (Has(context.Request, tag))
        {
            Label(context.Response, tag);
            context.Response.StatusCode = StatusCodes.Status304NotModified;
        }
        else
        {
            await Answer(context, next, tag);
        }
    }

    private static bool IsNamed(HttpContext context) =>
        context.GetEndpoint() is RouteEndpoint endpoint
        && endpoint.Metadata.GetMetadata<GrpcJsonTranscodingMetadata>() is { HttpRule.Body: "" }
        && endpoint.RoutePattern.Parameters.Count > 0;

    private static bool Has(HttpRequest request, EntityTagHeaderValue tag) =>
        request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false));

    // Whoever says "*" has something, whatever it is; whether there is anything to have is known by then.
    private static bool HasAny(HttpRequest request) => request.GetTypedHeaders().IfNoneMatch.Contains(EntityTagHeaderValue.Any);

    private async Task Answer(HttpContext context, RequestDelegate next, EntityTagHeaderValue tag)
    {
        var (response, body) = (context.Response, context.Response.Body);
        using var answer = new MemoryStream();
        response.Body = answer;
        await next(context);
        response.Body = body;
        // A catalog that was swapped meanwhile may have answered, and then the tag is not that of the answer.
        if (response.StatusCode == StatusCodes.Status200OK && tag.Equals(tags.Of(context.Request)))
        {
            Label(response, tag);
            if (HasAny(context.Request))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }

        response.ContentLength = answer.Length;
        answer.Position = 0;
        await answer.CopyToAsync(body, context.RequestAborted);
    }

    private void Label(HttpResponse response, EntityTagHeaderValue tag)
    {
        response.Headers[HeaderNames.ETag] = tag.ToString();
        response.Headers[HeaderNames.CacheControl] = cacheControl;
        if (varies)
        {
            response.Headers.AppendCommaSeparatedValues(HeaderNames.Vary, HeaderNames.Origin);
        }
    }
}
