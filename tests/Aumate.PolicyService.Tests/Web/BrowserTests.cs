using System.Net;
using Aumate.PolicyService.Tests.Service;
using Aumate.PolicyService.Wire.V1;
using Grpc.Core;
using Grpc.Net.Client;
using Grpc.Net.Client.Web;
using Xunit;
using static Aumate.PolicyService.Tests.Service.Claims;

namespace Aumate.PolicyService.Tests.Web;

/// <summary>What browsers can call: gRPC-Web, and from the origins that the operator names.</summary>
public sealed class BrowserTests(WebService service) : IClassFixture<WebService>
{
    private const string Origin = "Origin";
    private const string AllowOrigin = "Access-Control-Allow-Origin";

    [Theory]
    [InlineData(GrpcWebMode.GrpcWeb)]
    [InlineData(GrpcWebMode.GrpcWebText)]
    public async Task GrpcWeb_gives_the_answers_of_gRPC_and_its_errors_with_their_details(GrpcWebMode mode)
    {
        using var channel = GrpcChannel.ForAddress(
            service.Http.BaseAddress!,
            new GrpcChannelOptions { HttpHandler = new GrpcWebHandler(mode, new HttpClientHandler()), HttpVersion = HttpVersion.Version11 }
        );
        var client = new PolicyDecisionService.PolicyDecisionServiceClient(channel);
        Assert.Equal(
            await service.Running.Client.EvaluateClaimAsync(Evaluate(InOrder())),
            await client.EvaluateClaimAsync(Evaluate(InOrder()))
        );
        var refused = await Refused.AsInvalidClaim(client.EvaluateClaimAsync(new EvaluateClaimRequest()).ResponseAsync);
        Assert.NotEmpty(refused.Violations);
        var products = new CatalogService.CatalogServiceClient(channel);
        Assert.Equal("JS-1200", (await products.GetProductAsync(new GetProductRequest { Model = "JS-1200" })).Product.Model);
        var coverage = new CoverageService.CoverageServiceClient(channel);
        var asked = await Assert.ThrowsAsync<RpcException>(() => coverage.PreviewCoverageAsync(new PreviewCoverageRequest()).ResponseAsync);
        Assert.True(asked.StatusCode is StatusCode.Unimplemented or StatusCode.InvalidArgument);
    }

    [Theory]
    [InlineData("POST", "/v1/claims:evaluate")]
    [InlineData("GET", "/v1/products/JS-1200")]
    [InlineData("POST", "/aumate.policy.v1.PolicyDecisionService/EvaluateClaim")]
    public async Task A_page_of_a_named_origin_may_call_and_one_of_another_gets_no_leave(string method, string path)
    {
        foreach (
            var origin in new[]
            {
                WebService.Shop,
                "https://shop.example.com:8443",
                "http://shop.example.com",
                "https://evil.example",
                "null",
            }
        )
        {
            var preflight = await service.Http.Send(
                HttpMethod.Options,
                path,
                null,
                "",
                (Origin, origin),
                ("Access-Control-Request-Method", method),
                ("Access-Control-Request-Headers", "content-type,x-grpc-web,x-user-agent,if-none-match")
            );
            string[] leave = origin == WebService.Shop ? [WebService.Shop] : [];
            Assert.Equal(leave, Values(preflight, AllowOrigin));
            var called = await service.Http.Send(HttpMethod.Get, "/v1/products/JS-1200", null, "", (Origin, origin));
            Assert.Equal(leave, Values(called, AllowOrigin));
            Assert.Empty(Values(called, "Access-Control-Allow-Credentials"));
            Assert.Equal(["Origin"], called.Response.Headers.Vary.Distinct());
        }
    }

    [Fact]
    public async Task A_page_may_read_the_status_of_a_call_and_the_tag_of_an_answer()
    {
        var answer = await service.Http.Send(HttpMethod.Get, "/v1/products/NO-SUCH", null, "", (Origin, WebService.Shop));
        Assert.Equal(
            ["Grpc-Status", "Grpc-Message", "grpc-status-details-bin", "ETag"],
            Values(answer, "Access-Control-Expose-Headers").SelectMany(value => value.Split(','))
        );
    }

    [Fact]
    public async Task Without_a_named_origin_no_page_elsewhere_gets_leave()
    {
        await using var closed = await RunningService.Start(null, "--Policy:Web:Urls=http://127.0.0.1:0");
        var answer = await closed.Web.Send(HttpMethod.Get, "/v1/products/JS-1200", null, "", (Origin, WebService.Shop));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.DoesNotContain(answer.Response.Headers, header => header.Key.StartsWith("Access-Control", StringComparison.Ordinal));
        Assert.Empty(answer.Response.Headers.Vary);
    }

    private static IEnumerable<string> Values(WebAnswer answer, string header) =>
        answer.Response.Headers.TryGetValues(header, out var values) ? values : [];
}
