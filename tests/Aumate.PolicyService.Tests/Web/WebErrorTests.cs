extern alias host;
using System.Net;
using System.Text;
using Aumate.PolicyService.Tests.Service;
using Google.Rpc;
using host::Aumate.PolicyService.Wire;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Aumate.PolicyService.Tests.Web;

/// <summary>Errors over HTTP: the status that belongs to the code, and a google.rpc.Status with its details as the body.</summary>
public sealed class WebErrorTests(WebService service) : IClassFixture<WebService>
{
    private const string Evaluate = "/v1/claims:evaluate";
    private const int MostBytes = 256 * 1024;
    private const int MostCartBytes = 4 * 1024 * 1024;
    private const int MostBatchBytes = 64 * 1024 * 1024;

    [Theory]
    [InlineData("POST", Evaluate, "{}", 400, Code.InvalidArgument, "INVALID_CLAIM")]
    [InlineData("POST", "/v1/receipts:verify", """{"receipt":"AAAA"}""", 400, Code.InvalidArgument, "MALFORMED_RECEIPT")]
    [InlineData("GET", "/v1/products/NO-SUCH", null, 404, Code.NotFound, "UNKNOWN_MODEL")]
    [InlineData("GET", "/v1/products/JS-1200/replacements", null, 400, Code.InvalidArgument, "INVALID_REQUEST")]
    [InlineData("GET", "/nothing", null, 404, Code.NotFound, "UNKNOWN_PATH")]
    [InlineData("GET", "/v1/nothing", null, 404, Code.NotFound, "UNKNOWN_PATH")]
    [InlineData("POST", "/v1/claims:decide", "{}", 404, Code.NotFound, "UNKNOWN_PATH")]
    [InlineData("GET", Evaluate, null, 405, Code.Unimplemented, "METHOD_NOT_ALLOWED")]
    [InlineData("DELETE", "/v1/claims:explain", null, 405, Code.Unimplemented, "METHOD_NOT_ALLOWED")]
    [InlineData("POST", "/v1/products/JS-1200", "{}", 405, Code.Unimplemented, "METHOD_NOT_ALLOWED")]
    [InlineData("PUT", "/v1/catalog/status", "{}", 405, Code.Unimplemented, "METHOD_NOT_ALLOWED")]
    [InlineData("OPTIONS", Evaluate, null, 405, Code.Unimplemented, "METHOD_NOT_ALLOWED")]
    [InlineData("OPTIONS", "/v1/products/JS-1200", null, 405, Code.Unimplemented, "METHOD_NOT_ALLOWED")]
    [InlineData("OPTIONS", "/v1/catalog/status", null, 405, Code.Unimplemented, "METHOD_NOT_ALLOWED")]
    [InlineData("OPTIONS", "/openapi/v1.json", null, 405, Code.Unimplemented, "METHOD_NOT_ALLOWED")]
    [InlineData("OPTIONS", "/v1/nothing", null, 404, Code.NotFound, "UNKNOWN_PATH")]
    public async Task What_goes_wrong_has_the_status_and_the_reason_that_belong_to_it(
        string method,
        string path,
        string? body,
        int status,
        Code code,
        string reason
    )
    {
        var answer = await service.Http.Send(new HttpMethod(method), path, body);
        Assert.Equal((status, (int)code, reason), ((int)answer.Status, answer.Error.Code, answer.Reason));
        Assert.False(string.IsNullOrWhiteSpace(answer.Error.Message));
        Assert.Equal("policy.aumate.com", answer.Detail<ErrorInfo>()!.Domain);
        Assert.Equal(status == 405, answer.Response.Content.Headers.Allow.Count > 0);
    }

    [Fact]
    public async Task An_error_over_HTTP_is_the_one_over_gRPC_with_every_violation()
    {
        var refused = await Refused.Of(
            service.Running.Client.EvaluateClaimAsync(new Aumate.PolicyService.Wire.V1.EvaluateClaimRequest()).ResponseAsync
        );
        var answer = await service.Http.PostJson(Evaluate, "{}");
        Assert.Equal(refused.Violations, answer.Detail<BadRequest>()!.FieldViolations.Select(of => (of.Field, of.Description)));
    }

    [Fact]
    public async Task A_sale_before_the_terms_says_so_with_its_details()
    {
        var claim =
            """{"claimDate":{"year":2026,"month":3,"day":15},"product":{"model":"M"},"purchase":{"purchaseDate":{"year":1999,"month":1,"day":1}}}""";
        var answer = await service.Http.PostJson(Evaluate, $$"""{"claim":{{claim}}}""");
        Assert.Equal((HttpStatusCode.BadRequest, (int)Code.FailedPrecondition), (answer.Status, answer.Error.Code));
        Assert.Equal("TERMS_NOT_IN_FORCE", answer.Detail<PreconditionFailure>()!.Violations.Single().Type);
    }

    [Fact]
    public async Task Before_the_catalog_is_in_calls_are_unavailable_and_the_service_is_alive_but_not_ready()
    {
        var catalog = new WaitingCatalog();
        await using var waiting = await RunningService.StartUnready(catalog, WebService.Arguments);
        var answer = await waiting.Web.Send(HttpMethod.Get, "/v1/products/JS-1200");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "NOT_READY"), (answer.Status, answer.Reason));
        Assert.Equal(HttpStatusCode.OK, (await waiting.Web.Send(HttpMethod.Get, "/healthz")).Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await waiting.Web.Send(HttpMethod.Get, "/readyz")).Status);
        catalog.Arrive();
        await waiting.UntilServing();
        Assert.Equal(HttpStatusCode.OK, (await waiting.Web.Send(HttpMethod.Get, "/readyz")).Status);
    }

    [Theory]
    [InlineData(Evaluate, MostBytes, HttpStatusCode.BadRequest)]
    [InlineData(Evaluate, MostBytes + 1, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("/v1/claims:explain", MostBytes + 1, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("/v1/coverage:preview", MostCartBytes, HttpStatusCode.BadRequest)]
    [InlineData("/v1/coverage:preview", MostCartBytes + 1, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData("/v1/claims:evaluateBatch", MostBatchBytes, HttpStatusCode.BadRequest)]
    [InlineData("/v1/claims:evaluateBatch", MostBatchBytes + 1, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_body_over_its_limit_is_refused_for_its_size(string path, int bytes, HttpStatusCode status)
    {
        using var web = new HttpClient { BaseAddress = service.Http.BaseAddress };
        web.DefaultRequestHeaders.ExpectContinue = true;
        var answer = await web.PostJson(path, "{" + new string(' ', bytes - 2) + "}");
        Assert.Equal(status, answer.Status);
        Assert.Equal(status == HttpStatusCode.BadRequest ? (int)Code.InvalidArgument : (int)Code.ResourceExhausted, answer.Error.Code);
    }

    /// <summary>A browser asks so before it calls from another origin, and reads no more than that it may not.</summary>
    [Theory]
    [InlineData(Evaluate, "POST")]
    [InlineData("/v1/products/JS-1200", "GET")]
    [InlineData("/v1/catalog/status", "GET")]
    public async Task A_preflight_where_no_origin_is_allowed_is_refused_with_the_method_that_is(string path, string method)
    {
        await using var closed = await RunningService.Start(args: "--Policy:Web:Urls=http://127.0.0.1:0");
        using var request = new HttpRequestMessage(HttpMethod.Options, path);
        request.Headers.Add("Origin", "https://elsewhere.example.com");
        request.Headers.Add("Access-Control-Request-Method", method);
        using var response = await closed.Web.SendAsync(request);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Contains(method, response.Content.Headers.Allow);
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Theory]
    [InlineData("/v1/products/JS-1200", 200)]
    [InlineData("/v1/products/NO-SUCH", 404)]
    [InlineData("/v1/catalog/status", 200)]
    [InlineData("/openapi/v1.json", 200)]
    [InlineData("/healthz", 200)]
    [InlineData("/desk/", 200)]
    [InlineData("/nothing", 404)]
    [InlineData(Evaluate, 405)]
    public async Task HEAD_is_answered_as_GET_without_the_body(string path, int status)
    {
        var get = await service.Http.Send(HttpMethod.Get, path);
        var head = await service.Http.Send(HttpMethod.Head, path);
        Assert.Equal((status, status, ""), ((int)get.Status, (int)head.Status, head.Body));
        Assert.Equal(get.Response.Headers.ETag, head.Response.Headers.ETag);
        Assert.Equal(get.Response.Content.Headers.ContentType, head.Response.Content.Headers.ContentType);
    }

    [Theory]
    [InlineData(400, Code.InvalidArgument, "MALFORMED_MESSAGE")]
    [InlineData(431, Code.InvalidArgument, "MALFORMED_MESSAGE")]
    [InlineData(500, Code.Internal, "FAULT")]
    [InlineData(502, Code.Internal, "FAULT")]
    public async Task A_fault_of_the_service_is_not_said_to_be_the_callers(int status, Code code, string reason)
    {
        var context = new DefaultHttpContext();
        using var body = new MemoryStream();
        context.Response.Body = body;
        await HttpErrors.Write(context, status);
        using var response = new HttpResponseMessage((HttpStatusCode)context.Response.StatusCode);
        response.Content.Headers.ContentType = new("application/json");
        response.Headers.CacheControl = new() { NoStore = true };
        var answer = new WebAnswer(response, Encoding.UTF8.GetString(body.ToArray()));
        Assert.Equal((status, (int)code, reason), ((int)answer.Status, answer.Error.Code, answer.Reason));
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json; charset=nonsense")]
    [InlineData("nonsense")]
    [InlineData("")]
    public async Task A_body_that_is_no_JSON_by_its_type_is_refused(string type)
    {
        var answer = await service.Http.Send(HttpMethod.Post, Evaluate, "{}", type);
        Assert.Equal((HttpStatusCode.UnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE"), (answer.Status, answer.Reason));
    }

    [Fact]
    public async Task A_compressed_body_is_not_read_as_if_it_were_plain()
    {
        var answer = await service.Http.Send(HttpMethod.Post, Evaluate, "{}", "application/json", ("Content-Encoding", "gzip"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.Status);
    }

    [Fact]
    public async Task A_gRPC_path_called_with_JSON_says_what_is_wrong()
    {
        var answer = await service.Http.PostJson("/aumate.policy.v1.PolicyDecisionService/EvaluateClaim", "{}");
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.Status);
        Assert.Equal("UNSUPPORTED_MEDIA_TYPE", answer.Reason);
    }

    [Fact]
    public async Task Answers_name_neither_the_server_nor_a_type_to_be_guessed()
    {
        foreach (var path in new[] { "/v1/products/JS-1200", "/v1/nothing", "/healthz", "/openapi/v1.json" })
        {
            var answer = await service.Http.Send(HttpMethod.Get, path);
            Assert.Empty(answer.Response.Headers.Server);
            Assert.Equal(["nosniff"], answer.Response.Headers.GetValues("X-Content-Type-Options"));
        }
    }
}
