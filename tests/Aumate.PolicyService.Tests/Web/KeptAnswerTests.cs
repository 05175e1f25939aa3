extern alias host;
using System.Net;
using Aumate.PolicyService.Tests.Refresh;
using Aumate.PolicyService.Tests.Service;
using host::Aumate.PolicyService.Refresh;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using Xunit;
using Kept = host::Aumate.PolicyService.Refresh;

namespace Aumate.PolicyService.Tests.Web;

/// <summary>Answers that callers keep, and ask whether they still hold.</summary>
public sealed class KeptAnswerTests(WebService service) : IClassFixture<WebService>
{
    private const string Product = "/v1/products/JS-1200";

    [Theory]
    [InlineData(Product)]
    [InlineData("/v1/products/JS-1200/replacements?claimDate.year=2026&claimDate.month=3&claimDate.day=15")]
    public async Task An_answer_that_still_holds_is_not_sent_again(string path)
    {
        var first = await service.Http.Send(HttpMethod.Get, path);
        var tag = first.Response.Headers.ETag!;
        Assert.True(tag.IsWeak);
        Assert.True(first.Response.Headers.CacheControl!.NoCache);
        foreach (var known in new[] { $"{tag}", tag.Tag, $"\"other\", {tag}", "*" })
        {
            var again = await service.Http.Send(HttpMethod.Get, path, null, "", ("If-None-Match", known));
            Assert.Equal((HttpStatusCode.NotModified, "", tag), (again.Status, again.Body, again.Response.Headers.ETag));
        }

        foreach (var unknown in new[] { "\"other\"", "nonsense", "" })
        {
            var again = await service.Http.Send(HttpMethod.Get, path, null, "", ("If-None-Match", unknown));
            Assert.Equal((HttpStatusCode.OK, first.Body), (again.Status, again.Body));
        }
    }

    [Fact]
    public async Task A_tag_is_of_one_question_alone()
    {
        var tag = (await service.Http.Send(HttpMethod.Get, Product)).Response.Headers.ETag!;
        foreach (var other in new[] { "/v1/products/NO-SUCH", "/v1/products/JS-1500", Product + "?x=1" })
        {
            var answer = await service.Http.Send(HttpMethod.Get, other, null, "", ("If-None-Match", $"{tag}"));
            Assert.NotEqual(HttpStatusCode.NotModified, answer.Status);
        }
    }

    [Fact]
    public async Task What_is_no_answer_by_a_name_is_not_to_be_kept()
    {
        var decision = await service.Http.PostJson(
            "/v1/claims:evaluate",
            """{"claim":{"claimDate":{"year":2026,"month":3,"day":15},"product":{"model":"M"}}}"""
        );
        var status = await service.Http.Send(HttpMethod.Get, "/v1/catalog/status");
        var error = await service.Http.Send(HttpMethod.Get, "/v1/products/NO-SUCH", null, "", ("If-None-Match", "*"));
        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.NotFound],
            new[] { decision, status, error }.Select(answer => answer.Status)
        );
        Assert.All(
            [decision, status, error],
            answer =>
            {
                Assert.True(answer.Response.Headers.CacheControl!.NoStore);
                Assert.Null(answer.Response.Headers.ETag);
            }
        );
    }

    [Fact]
    public async Task Another_catalog_and_a_catalog_that_goes_stale_have_other_tags_and_its_age_has_not()
    {
        var time = new FakeTimeProvider(Refreshing.Start);
        await using var own = await RunningService.StartUnready(
            new WaitingCatalog(),
            services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(time)),
            "--Policy:Web:Urls=http://127.0.0.1:0"
        );
        var catalogs = own.Services.GetRequiredService<CatalogInForce>();
        Put(2);
        var first = await Tag("");
        time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(HttpStatusCode.NotModified, (await Get(first)).Status);
        time.Advance(TimeSpan.FromSeconds(1));
        var stale = await Tag(first);
        Put(3);
        var second = await Tag(stale);
        Put(2);
        Assert.Equal(first, await Tag(second));

        void Put(int products) =>
            catalogs.Replace(
                new CatalogState
                {
                    Held = new HeldCatalog(
                        SmallCatalog.Of(products).Snapshot!,
                        Kept.CatalogOrigin.Source,
                        default,
                        Moment.Before(time, time.GetUtcNow())
                    ),
                }
            );

        Task<WebAnswer> Get(string known) => own.Web.Send(HttpMethod.Get, "/v1/products/M1", null, "", ("If-None-Match", known));

        async Task<string> Tag(string known)
        {
            var answer = await Get(known);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            return $"{answer.Response.Headers.ETag}";
        }
    }

    [Fact]
    public async Task Caches_keep_for_as_long_as_the_operator_says()
    {
        await using var own = await RunningService.Start(null, "--Policy:Web:Urls=http://127.0.0.1:0", "--Policy:Web:CacheSeconds=30");
        var answer = await own.Web.Send(HttpMethod.Get, Product);
        Assert.Equal("public, max-age=30", $"{answer.Response.Headers.CacheControl}");
        var error = await own.Web.Send(HttpMethod.Get, "/v1/products/NO-SUCH");
        Assert.True(error.Response.Headers.CacheControl!.NoStore);
    }
}
