using System.Net;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Rpc;
using Xunit;

namespace Aumate.PolicyService.Tests.Web;

/// <summary>An answer over HTTP, as a caller reads it.</summary>
public sealed record WebAnswer(HttpResponseMessage Response, string Body)
{
    private static readonly JsonParser Details = new(
        new JsonParser.Settings(100, TypeRegistry.FromMessages(ErrorInfo.Descriptor, BadRequest.Descriptor, PreconditionFailure.Descriptor))
    );

    public HttpStatusCode Status => Response.StatusCode;

    /// <summary>The error that the body is; it must be one, with all its details, and not to be kept.</summary>
    public Google.Rpc.Status Error
    {
        get
        {
            Assert.Equal("application/json", Response.Content.Headers.ContentType?.MediaType);
            Assert.True(Response.Headers.CacheControl?.NoStore);
            return Details.Parse<Google.Rpc.Status>(Body);
        }
    }

    /// <summary>The reason of the error. Empty: it has none.</summary>
    public string Reason => Detail<ErrorInfo>()?.Reason ?? "";

    public T? Detail<T>()
        where T : class, IMessage<T>, new() =>
        Error.Details.Select(any => any.TryUnpack<T>(out var detail) ? detail : null).FirstOrDefault(of => of is not null);

    /// <summary>The answer as a message of the contract.</summary>
    public T As<T>()
        where T : IMessage, new()
    {
        Assert.True(Response.IsSuccessStatusCode, Body);
        return JsonParser.Default.Parse<T>(Body);
    }
}

/// <summary>Calls over HTTP.</summary>
public static class WebCalls
{
    public static Task<WebAnswer> PostJson(this HttpClient web, string path, string json) => web.Send(HttpMethod.Post, path, json);

    public static async Task<WebAnswer> Send(
        this HttpClient web,
        HttpMethod method,
        string path,
        string? body = null,
        string type = "application/json",
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        foreach (var (name, value) in headers)
        {
            Assert.True(
                request.Headers.TryAddWithoutValidation(name, value) || request.Content!.Headers.TryAddWithoutValidation(name, value)
            );
        }

        var response = await web.SendAsync(request);
        return new WebAnswer(response, await response.Content.ReadAsStringAsync());
    }
}
