using System.Net;
using Aumate.PolicyService.Wire.V1;
using Google.Rpc;
using Xunit;

namespace Aumate.PolicyService.Tests.Web;

/// <summary>JSON is read by the canonical mapping of proto3, and nothing of it is dropped.</summary>
public sealed class StrictJsonTests(WebService service) : IClassFixture<WebService>
{
    private const string Evaluate = "/v1/claims:evaluate";
    private const string Replacements = "/v1/products/JS-1200/replacements";

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}{}")]
    [InlineData("{} x")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("1")]
    [InlineData("{'requestId':'r'}")]
    [InlineData("""{"requestId":"r",}""")]
    [InlineData("""{/* */}""")]
    [InlineData("\uFEFF{}")]
    [InlineData("""{"requestId":"\ud800"}""")]
    [InlineData("""{"request\ud800":1}""")]
    [InlineData("""{"more":1}""", "more")]
    [InlineData("""{"RequestId":"r"}""", "RequestId")]
    [InlineData("""{"":1}""")]
    [InlineData("""{"claim":{"product":{"colour":"red"}}}""", "claim.product.colour")]
    [InlineData("""{"claim":{"services":[{},{"x":null}]}}""", "claim.services[1].x")]
    [InlineData("""{"claim":{},"claim":{}}""", "claim is there twice")]
    [InlineData("""{"requestId":"a","request_id":"b"}""", "request_id is there twice")]
    [InlineData("""{"claim":{"shipped":true,"shipped":null}}""", "claim.shipped is there twice")]
    [InlineData("""{"requestId":5}""", "requestId")]
    [InlineData("""{"claim":[]}""", "claim")]
    [InlineData("""{"claim":{"complete":"true"}}""", "claim.complete")]
    [InlineData("""{"claim":{"complete":1}}""", "claim.complete")]
    [InlineData("""{"claim":{"services":{}}}""", "claim.services")]
    [InlineData("""{"claim":{"services":[null]}}""", "claim.services")]
    [InlineData("""{"claim":{"services":[{"part":1}]}}""", "claim.services[0].part")]
    [InlineData("""{"claim":{"claimDate":"2026-03-15"}}""", "claim.claimDate")]
    [InlineData("""{"claim":{"claimDate":{"year":2026.5}}}""", "claim.claimDate.year")]
    [InlineData("""{"claim":{"claimDate":{"year":3000000000}}}""", "claim.claimDate.year")]
    [InlineData("""{"claim":{"claimTime":"yesterday"}}""", "claim.claimTime")]
    [InlineData("""{"claim":{"claimTime":{"seconds":1}}}""", "claim.claimTime")]
    [InlineData("""{"claim":{"purchase":{"price":{"units":"many"}}}}""", "claim.purchase.price.units")]
    [InlineData("""{"claim":{"purchase":{"title":"BOUGHT"}}}""", "claim.purchase.title")]
    [InlineData("""{"claim":{"purchase":{"title":"title_purchased"}}}""", "claim.purchase.title")]
    public async Task What_is_no_message_is_refused_and_its_place_is_named(string body, string named = "")
    {
        var answer = await service.Http.PostJson(Evaluate, body);
        Assert.Equal((HttpStatusCode.BadRequest, "MALFORMED_MESSAGE"), (answer.Status, answer.Reason));
        Assert.Contains(named, answer.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_nested_without_end_is_refused()
    {
        var answer = await service.Http.PostJson(Evaluate, string.Concat(Enumerable.Repeat("""{"claim":""", 5_000)));
        Assert.Equal("MALFORMED_MESSAGE", answer.Reason);
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF8_are_refused()
    {
        using var content = new ByteArrayContent([.. "{\"requestId\":\""u8, 0xC3, 0x28, .. "\"}"u8]);
        content.Headers.ContentType = new("application/json");
        using var response = await service.Http.PostAsync(new Uri(Evaluate, UriKind.Relative), content);
        Assert.Equal("MALFORMED_MESSAGE", new WebAnswer(response, await response.Content.ReadAsStringAsync()).Reason);
    }

    /// <summary>The forms of proto3's JSON mapping that mean the same.</summary>
    [Theory]
    [InlineData("""{"claim_date":{"year":2026,"month":3,"day":15},"product":{"model":"JS-1200"},"proof_of_purchase":true}""")]
    [InlineData("""{"claimDate":{"year":"2026","month":"3","day":"15"},"product":{"model":"JS-1200"},"proofOfPurchase":true}""")]
    [InlineData("""{"claimDate":{"year":2026.0,"month":3e0,"day":1.5e1},"product":{"model":"JS-1200"},"proofOfPurchase":true}""")]
    [InlineData(
        """{"claimDate":{"year":2026,"month":3,"day":15},"product":{"model":"\u004aS-1200","serialNumber":""},"proofOfPurchase":true,"complete":null}"""
    )]
    [InlineData(
        """{"claimDate":{"year":2026,"month":3,"day":15},"claimTime":null,"purchase":null,"services":[],"product":{"model":"JS-1200"},"proofOfPurchase":true,"serialLabel":0}"""
    )]
    [InlineData(
        """{"claimDate":{"year":2026,"month":3,"day":15},"product":{"model":"JS-1200"},"proofOfPurchase":true,"serialLabel":"SERIAL_LABEL_UNSPECIFIED","shipped":false}"""
    )]
    public async Task The_canonical_forms_of_a_claim_are_read_alike(string claim)
    {
        var expected = await service.Running.Client.EvaluateClaimAsync(
            new EvaluateClaimRequest
            {
                Claim = new Claim
                {
                    ClaimDate = new()
                    {
                        Year = 2026,
                        Month = 3,
                        Day = 15,
                    },
                    Product = new Product { Model = "JS-1200" },
                    ProofOfPurchase = true,
                },
            }
        );
        var answer = await service.Http.PostJson(Evaluate, $$"""{"claim":{{claim}}}""");
        Assert.Equal(expected, answer.As<EvaluateClaimResponse>());
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task A_receipt_is_read_in_both_alphabets_with_padding_and_without(bool isUrlSafe, bool isUnpadded)
    {
        var given = await service.Running.Client.EvaluateClaimAsync(
            new EvaluateClaimRequest { Claim = Service.Claims.InOrder(), IncludeReceipt = true }
        );
        var text = given.Receipt.ToBase64();
        text = isUrlSafe ? text.Replace('+', '-').Replace('/', '_') : text;
        text = isUnpadded ? text.TrimEnd('=') : text;
        var answer = await service.Http.PostJson("/v1/receipts:verify", $$"""{"receipt":"{{text}}"}""");
        Assert.True(answer.As<VerifyDecisionResponse>().Replay.Equal);
    }

    [Theory]
    [InlineData(Replacements + "?claimDate.year=2026&claimDate.month=3&claimDate.day=15&more=1", "more")]
    [InlineData(Replacements + "?claimDate.year=2026&claim_date.year=2026", "claim_date.year")]
    [InlineData(Replacements + "?claimDate.year=2026&claimDate.year=2026", "claimDate.year")]
    [InlineData(Replacements + "?claimDate.Year=2026", "claimDate.Year")]
    [InlineData(Replacements + "?claimDate=2026-03-15", "claimDate")]
    [InlineData(Replacements + "?claimDate.year.x=1", "claimDate.year.x")]
    [InlineData(Replacements + "?claimDate.year=soon", "claimDate.year")]
    [InlineData(Replacements + "?claimDate.year=", "claimDate.year")]
    [InlineData(Replacements + "?model=JS-1500", "model")]
    [InlineData("/v1/products/JS-1200?x", "x")]
    [InlineData("/v1/catalog/status?verbose=1", "verbose")]
    [InlineData("/v1/coverage/JS-1200?title=BOUGHT", "title")]
    [InlineData("/v1/coverage/JS-1200?period_months=1&periodMonths=2", "periodMonths")]
    public async Task A_parameter_that_is_unknown_or_twice_or_no_value_is_refused_by_its_name(string path, string named)
    {
        var answer = await service.Http.Send(HttpMethod.Get, path);
        Assert.Equal((HttpStatusCode.BadRequest, "INVALID_REQUEST"), (answer.Status, answer.Reason));
        Assert.Equal([named], answer.Detail<BadRequest>()!.FieldViolations.Select(violation => violation.Field));
    }

    [Fact]
    public async Task More_parameters_than_can_be_listed_are_counted_of_the_request()
    {
        var query = string.Join('&', Enumerable.Range(0, 40).Select(i => $"{new string('x', 200)}{i}"));
        var answer = await service.Http.Send(HttpMethod.Get, $"/v1/products/JS-1200?{query}");
        Assert.Equal("request", answer.Detail<BadRequest>()!.FieldViolations[^1].Field);
    }

    [Theory]
    [InlineData("""{"claim":{"purchase":{"title":"BOUGHT"}}}""", "claim.purchase.title is none of TITLE_PURCHASED, TITLE_BORROWED.")]
    [InlineData("""{"claim":{"requestedRemedy":"refund"}}""", "claim.requestedRemedy is none of REMEDY_RETURN, REMEDY_EXCHANGE")]
    [InlineData("""{"claim":{"failure":{"causes":["CAUSE_VIRUS","WATER"]}}}""", "claim.failure.causes[1] is none of CAUSE_MISUSE, ")]
    public async Task A_name_that_an_enum_does_not_have_is_answered_with_those_that_it_has(string body, string said)
    {
        var answer = await service.Http.PostJson(Evaluate, body);
        Assert.StartsWith(said, answer.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_is_no_JSON_is_refused_with_its_place()
    {
        var answer = await service.Http.PostJson(Evaluate, "{\n  \"requestId\": x}");
        Assert.StartsWith("At line 2, column 16: the text is no JSON: ", answer.Error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("LineNumber", answer.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_parameter_beside_a_body_is_refused_and_so_is_a_body_where_none_is_read()
    {
        var beside = await service.Http.PostJson(Evaluate + "?requestId=r", "{}");
        Assert.Equal((HttpStatusCode.BadRequest, "INVALID_REQUEST"), (beside.Status, beside.Reason));
        var body = await service.Http.Send(HttpMethod.Get, "/v1/products/JS-1200", "{}");
        Assert.Equal((HttpStatusCode.BadRequest, "MALFORMED_MESSAGE"), (body.Status, body.Reason));
    }

    [Theory]
    [InlineData("A%2FB", "A/B")]
    [InlineData("A%252FB", "A%2FB")]
    [InlineData("A+B%20C", "A+B C")]
    [InlineData("%E4%BA%91%F0%9F%98%80", "云😀")]
    public async Task A_model_in_a_path_is_the_one_that_was_escaped(string inPath, string model)
    {
        var answer = await service.Http.Send(HttpMethod.Get, $"/v1/products/{inPath}");
        Assert.Equal("UNKNOWN_MODEL", answer.Reason);
        Assert.Contains($"\"{model}\"", answer.Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_product_is_answered_as_over_gRPC_with_what_is_missing_absent_and_what_is_empty_there()
    {
        var expected = await service.Running.Catalogs.GetProductAsync(new GetProductRequest { Model = "JS-1200" });
        Assert.Equal(expected, (await service.Http.Send(HttpMethod.Get, "/v1/products/JS-1200")).As<GetProductResponse>());
    }
}
