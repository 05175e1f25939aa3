using Aumate.PolicyService.Tests.Service;
using Aumate.PolicyService.Wire.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Health.V1;
using Xunit;
using static Aumate.PolicyService.Tests.Service.Claims;
using static Grpc.Health.V1.HealthCheckResponse.Types;
using Told = Aumate.PolicyService.Wire.V1;

namespace Aumate.PolicyService.Tests.Refresh;

/// <summary>How current the catalog is: beside every decision, in the health, and never inside the decision.</summary>
public sealed class FreshnessTests
{
    private const string Freshness = "aumate.policy.v1.CatalogFreshness";

    private static readonly string[] WithReceipts =
    [
        "--Policy:Receipts:SigningKey=k",
        "--Policy:Receipts:Keys:0:Id=k",
        $"--Policy:Receipts:Keys:0:Secret={Convert.ToBase64String(new byte[32])}",
    ];

    [Fact]
    public async Task The_age_grows_while_the_source_is_down_and_is_nothing_when_it_answers_again()
    {
        var source = new ScriptedSource().Hold("1", SmallCatalog.Of(1));
        await using var service = await Refreshing.On(source);
        Assert.Equal(Fresh(0), await Beside(service));
        source.Fail("away");
        service.Time.Advance(TimeSpan.FromSeconds(59.9));
        await service.Read();
        Assert.Equal(Fresh(59), await Beside(service));
        source.Hold("1", SmallCatalog.Of(1));
        await service.Read();
        Assert.Equal(Fresh(0), await Beside(service));
    }

    [Fact]
    public async Task The_age_grows_while_the_source_holds_what_is_refused()
    {
        var source = new ScriptedSource().Hold("1", SmallCatalog.Of(1));
        await using var service = await Refreshing.On(source);
        source.Hold("2", SmallCatalog.Bad(1));
        service.Time.Advance(TimeSpan.FromSeconds(30));
        await service.Read();
        Assert.Equal(Fresh(30), await Beside(service));
    }

    /// <summary>A reading may be on the way for long; what it says was true when it was asked for, and perhaps no longer.</summary>
    [Fact]
    public async Task The_age_counts_from_the_question_and_not_from_the_answer()
    {
        var source = new ScriptedSource().Hold("1", SmallCatalog.Of(1));
        await using var service = await Refreshing.On(source);
        await Refreshing.Settled();
        source.Close();
        source.Hold("2", SmallCatalog.Of(2));
        var before = source.Readings;
        source.Hint();
        await Refreshing.Until(() => source.Readings > before);
        service.Time.Advance(TimeSpan.FromSeconds(20));
        source.Open();
        await Refreshing.Until(() => service.Log.Count("2 products") > 0);
        Assert.Equal(Fresh(20), await Beside(service));
    }

    [Fact]
    public async Task A_stale_catalog_is_served_for_ever_and_the_health_says_that_it_is_stale()
    {
        var source = new ScriptedSource().Hold("1", SmallCatalog.Of(1));
        await using var service = await Refreshing.On(source);
        using var watch = service.Service.Health.Watch(new HealthCheckRequest { Service = Freshness });
        Assert.Equal(ServingStatus.Serving, await Next(watch));
        source.Fail("away");
        service.Time.Advance(TimeSpan.FromSeconds(Refreshing.StaleAfterSeconds - 1));
        Assert.Equal(Fresh(Refreshing.StaleAfterSeconds - 1), await Beside(service));
        Assert.True(await service.Serves(Freshness));

        service.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(ServingStatus.NotServing, await Next(watch));
        Assert.Equal(Stale(Refreshing.StaleAfterSeconds), await Beside(service));
        service.Time.Advance(TimeSpan.FromDays(400));
        Assert.Equal(Stale((400 * 86400) + Refreshing.StaleAfterSeconds), await Beside(service));
        Assert.True(await service.Serves(""));
        Assert.True(await service.Serves("aumate.policy.v1.PolicyDecisionService"));

        source.Hold("2", SmallCatalog.Of(1));
        await service.Read();
        Assert.Equal(ServingStatus.Serving, await Next(watch));
    }

    [Fact]
    public async Task Equal_claims_have_equal_decisions_and_receipts_whatever_the_age_of_the_catalog()
    {
        var source = new ScriptedSource().Hold("1", SmallCatalog.Of(1));
        await using var service = await Refreshing.On(source, WithReceipts);
        var request = new EvaluateClaimRequest { Claim = InOrder(), IncludeReceipt = true };
        var fresh = await service.Service.Client.EvaluateClaimAsync(request);
        source.Fail("away");
        service.Time.Advance(TimeSpan.FromDays(3));
        await service.Read();
        var stale = await service.Service.Client.EvaluateClaimAsync(request);
        Assert.NotEqual(fresh.CatalogFreshness, stale.CatalogFreshness);
        Assert.Equal(fresh.Decision.ToByteArray(), stale.Decision.ToByteArray());
        Assert.Equal(fresh.Receipt, stale.Receipt);
        var replayed = await service.Service.Client.ExplainDecisionAsync(new ExplainDecisionRequest { Receipt = fresh.Receipt });
        Assert.Equal((true, stale.CatalogFreshness), (replayed.Replay.Equal, replayed.CatalogFreshness));
    }

    [Fact]
    public async Task The_embedded_catalog_cannot_age_and_says_nothing_of_it()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(Refreshing.Start);
        await using var service = await RunningService.StartUnready(
            null,
            services =>
                Microsoft.Extensions.DependencyInjection.Extensions.ServiceCollectionDescriptorExtensions.Replace(
                    services,
                    Microsoft.Extensions.DependencyInjection.ServiceDescriptor.Singleton<TimeProvider>(time)
                )
        );
        await service.UntilServing();
        time.Advance(TimeSpan.FromDays(3));
        Assert.Null((await service.Client.EvaluateClaimAsync(Evaluate(InOrder()))).CatalogFreshness);
        Assert.Null((await service.Client.ExplainDecisionAsync(new ExplainDecisionRequest { Claim = InOrder() })).CatalogFreshness);
        Assert.Null((await service.Catalogs.GetProductAsync(new GetProductRequest { Model = "DX-120" })).CatalogFreshness);
        var health = await service.Health.CheckAsync(new HealthCheckRequest { Service = Freshness });
        Assert.Equal(ServingStatus.Serving, health.Status);
        var status = await service.Catalogs.GetCatalogStatusAsync(new());
        Assert.Equal((Told.CatalogOrigin.Embedded, null, null), (status.Catalog.Origin, status.Catalog.ConfirmedAt, status.Freshness));
    }

    [Fact]
    public async Task A_clock_that_is_set_back_makes_no_stale_catalog_fresh()
    {
        var source = new ScriptedSource().Hold("1", SmallCatalog.Of(1));
        await using var service = await Refreshing.On(source);
        source.Fail("away");
        service.Time.Advance(TimeSpan.FromSeconds(Refreshing.StaleAfterSeconds));
        service.Time.WallIsSetBackBy = TimeSpan.FromDays(1);
        Assert.Equal(Stale(Refreshing.StaleAfterSeconds), await Beside(service));
        Assert.False(await service.Serves(Freshness));
        Assert.Equal(Refreshing.Start, (await service.Status()).Catalog.ConfirmedAt.ToDateTimeOffset());
    }

    private static CatalogFreshness Fresh(long seconds) => new() { Age = new Duration { Seconds = seconds } };

    private static CatalogFreshness Stale(long seconds) =>
        new()
        {
            Age = new Duration { Seconds = seconds },
            Stale = true,
        };

    // All four answers that have it agree.
    private static async Task<CatalogFreshness> Beside(Refreshing service)
    {
        var evaluated = (await service.Service.Client.EvaluateClaimAsync(Evaluate(InOrder()))).CatalogFreshness;
        var explained = await service.Service.Client.ExplainDecisionAsync(new ExplainDecisionRequest { Claim = InOrder() });
        Assert.Equal(evaluated, explained.CatalogFreshness);
        var product = await service.Service.Catalogs.GetProductAsync(new GetProductRequest { Model = "M0" });
        Assert.Equal(evaluated, product.CatalogFreshness);
        Assert.Equal(evaluated, (await service.Status()).Freshness);
        return evaluated;
    }

    private static async Task<ServingStatus> Next(Grpc.Core.AsyncServerStreamingCall<HealthCheckResponse> watch)
    {
        Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None));
        return watch.ResponseStream.Current.Status;
    }
}
