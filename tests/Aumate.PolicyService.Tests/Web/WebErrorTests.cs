using System.Net;
using Aumate.PolicyService.Tests.Service;
using Google.Rpc;
using Xunit;

namespace Aumate.PolicyService.Tests.Web;

/// <summary>Errors over HTTP: the status that belongs to the code, and a google.rpc.Status with its details as the body.</summary>
public sealed class WebErrorTests(WebService service) : IClassFixture<WebService>
{
    private const string Evaluate = "/v1/claims:evaluate";
    private const int MostBytes = 64 * 1024;
    private const int MostBatchBytes = 8 * 1024 * 1024;

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
        var refused = await Refused.Of(service.Running.Client.EvaluateClaimAsync(new Wire.V1.EvaluateClaimRequest()).ResponseAsync);
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
    [InlineData("/v1/claims:evaluateBatch", MostBatchBytes + 1, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_body_over_its_limit_is_refused_for_its_size(string path, int bytes, HttpStatusCode status)
    {
        using var web = new HttpClient { BaseAddress = service.Http.BaseAddress };
        web.DefaultRequestHeaders.ExpectContinue = true;
        var answer = await web.PostJson(path, "{" + new string(' ', bytes - 2) + "}");
        Assert.Equal(status, answer.Status);
        Assert.Equal(status == HttpStatusCode.BadRequest ? (int)Code.InvalidArgument : (int)Code.ResourceExhausted, answer.Error.Code);
    }

    [Fact]
    public async Task A_batch_of_more_than_64_KiB_is_read()
    {
        var answer = await service.Http.PostJson("/v1/claims:evaluateBatch", "{" + new string(' ', 2 * MostBytes) + "\"x\":1}");
        Assert.Equal("MALFORMED_MESSAGE", answer.Reason);
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
