using Google.Protobuf;
using Google.Rpc;
using Microsoft.Net.Http.Headers;

namespace Aumate.PolicyService.Wire;

/// <summary>Errors as HTTP has them: the status that google.rpc.Code names, and a google.rpc.Status with all its details as the body.</summary>
internal static class HttpErrors
{
    private const string ContentType = "application/json; charset=utf-8";

    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default.WithTypeRegistry(Refusals.Details));

    /// <summary>Answers with an error of the contract.</summary>
    public static Task Write(HttpContext context, Status error) => Write(context, HttpOf((Code)error.Code), error);

    /// <summary>Answers with an error that HTTP has and gRPC does not, by its HTTP status.</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">The HTTP status, 400 or above.</param>
    public static Task Write(HttpContext context, int status) => Write(context, status, Of(context, status));

    /// <summary>Answers with an error under an HTTP status of its own.</summary>
    public static async Task Write(HttpContext context, int status, Status error)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = ContentType;
        response.Headers[HeaderNames.CacheControl] = "no-store";
        await response.WriteAsync(Formatter.Format(error), context.RequestAborted);
    }

    private static Status Of(HttpContext context, int status) =>
        status switch
        {
            StatusCodes.Status404NotFound => Refusals.OfHttp(
                Code.NotFound,
                "UNKNOWN_PATH",
                "Nothing is served at this path; /openapi/v1.json says what is."
            ),
            StatusCodes.Status405MethodNotAllowed => Refusals.OfHttp(
                Code.Unimplemented,
                "METHOD_NOT_ALLOWED",
                $"This path is not served by this method, but by {context.Response.Headers.Allow}."
            ),
            StatusCodes.Status408RequestTimeout => Refusals.OfHttp(Code.DeadlineExceeded, "REQUEST_TOO_SLOW", "The body came too slowly."),
            StatusCodes.Status413PayloadTooLarge => new Status
            {
                Code = (int)Code.ResourceExhausted,
                Message = "The body is larger than this path takes.",
            },
            StatusCodes.Status415UnsupportedMediaType => Refusals.OfHttp(
                Code.InvalidArgument,
                "UNSUPPORTED_MEDIA_TYPE",
                "This path takes no body of that type; JSON comes in UTF-8, not compressed, with Content-Type: application/json."
            ),
            >= StatusCodes.Status500InternalServerError => Refusals.OfHttp(
                Code.Internal,
                "FAULT",
                "The service failed over this request; nothing is known about what it asked."
            ),
            _ => Refusals.MalformedMessage("The request cannot be read."),
        };

    // As google.rpc.Code says of each.
    private static int HttpOf(Code code) =>
        code switch
        {
            Code.InvalidArgument or Code.FailedPrecondition or Code.OutOfRange => StatusCodes.Status400BadRequest,
            Code.NotFound => StatusCodes.Status404NotFound,
            Code.ResourceExhausted => StatusCodes.Status429TooManyRequests,
            Code.Unimplemented => StatusCodes.Status501NotImplemented,
            Code.Unavailable => StatusCodes.Status503ServiceUnavailable,
            Code.DeadlineExceeded => StatusCodes.Status504GatewayTimeout,
            _ => StatusCodes.Status500InternalServerError,
        };
}
