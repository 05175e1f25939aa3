using Aumate.PolicyService.Tests.Refresh;
using Aumate.PolicyService.Wire.V1;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Xunit;
using static Aumate.PolicyService.Tests.Service.Claims;

namespace Aumate.PolicyService.Tests.Service;

/// <summary>Many claims in one call: each comes to what it comes to alone, in its place.</summary>
public sealed class BatchTests(BatchTests.Signing service) : IClassFixture<BatchTests.Signing>
{
    private const int Drawn = 1500;

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(500)]
    public async Task Every_outcome_is_what_the_claim_comes_to_alone_in_the_order_of_the_requests(int size)
    {
        for (var first = 0; first < Math.Min(Drawn, 40 * size); first += size)
        {
            await IsAsAlone(service.Running, first, size);
        }
    }

    [Fact]
    public async Task A_service_without_keys_says_so_of_each_claim_that_asks_for_a_receipt()
    {
        await using var keyless = await RunningService.Start();
        await IsAsAlone(keyless, 0, 50);
        var batch = await keyless.Client.EvaluateClaimsAsync(MixedRequests.Batch(2, 1));
        Assert.Equal((int)StatusCode.FailedPrecondition, batch.Outcomes.Single().Error.Code);
    }

    [Fact]
    public async Task The_age_of_the_catalog_stands_beside_the_outcomes()
    {
        await using var refreshed = await Refreshing.On(new ScriptedSource().Hold("1", SmallCatalog.Of(3)));
        refreshed.Time.Advance(TimeSpan.FromSeconds(30));
        var alone = await refreshed.Service.Client.EvaluateClaimAsync(Evaluate(InOrder()));
        var batch = await refreshed.Service.Client.EvaluateClaimsAsync(new() { Requests = { Evaluate(InOrder()) } });
        Assert.Equal(30, batch.CatalogFreshness.Age.Seconds);
        Assert.Equal(alone.CatalogFreshness, batch.CatalogFreshness);
    }

    [Fact]
    public async Task A_batch_is_refused_while_there_is_no_catalog()
    {
        await using var unready = await RunningService.StartUnready(new WaitingCatalog());
        var refused = await Refused.Of(unready.Client.EvaluateClaimsAsync(MixedRequests.Batch(0, 3)).ResponseAsync);
        Assert.Equal((StatusCode.Unavailable, "NOT_READY"), (refused.Code, refused.Reason));
    }

    [Fact]
    public async Task A_fault_over_one_claim_is_an_error_in_its_place_and_in_the_log_and_holds_up_no_other()
    {
        var log = new Refreshing.Lines();
        var broken = new WatchedCache(_ => throw new InvalidOperationException("the memo is broken"));
        await using var faulty = await RunningService.StartUnready(
            null,
            services =>
            {
                services.Replace(ServiceDescriptor.Singleton<IMemoryCache>(broken));
                services.AddSingleton<ILoggerProvider>(log);
            }
        );
        await faulty.UntilServing();
        var discontinued = Evaluate(InOrder());
        (discontinued.RequestId, discontinued.Claim.Product.Model) = ("r-2", "JS-1200");
        var batch = await faulty.Client.EvaluateClaimsAsync(
            new() { Requests = { Evaluate(InOrder()), discontinued, Evaluate(InOrder()) } }
        );
        Assert.Equal([true, false, true], batch.Outcomes.Select(outcome => outcome.Decision is not null));
        var (fault, id) = (batch.Outcomes[1].Error, batch.Outcomes[1].RequestId);
        Assert.Equal("r-2", id);
        Assert.Equal((int)StatusCode.Internal, fault.Code);
        Assert.Equal("FAULT", fault.GetDetail<Google.Rpc.ErrorInfo>().Reason);
        Assert.DoesNotContain("memo", fault.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, log.Count("the memo is broken"));
    }

    [Fact]
    public async Task A_batch_that_nobody_waits_for_is_decided_no_further()
    {
        using var waiting = new CancellationTokenSource();
        var looked = 0;
        var counting = new WatchedCache(_ =>
        {
            // Twice for each claim: before and while it searches.
            if (++looked == 4)
            {
                waiting.Cancel();
            }
        });
        await using var counted = await RunningService.StartUnready(
            null,
            services => services.Replace(ServiceDescriptor.Singleton<IMemoryCache>(counting))
        );
        await counted.UntilServing();
        var claim = InOrder();
        claim.Product.Model = "JS-1200";
        // Out of the ordinary, so that each is decided in the same way.
        claim.Services.Add(AService());
        var batch = new EvaluateClaimsRequest { Requests = { Enumerable.Repeat(Evaluate(claim), 9) } };
        Assert.Throws<OperationCanceledException>(() => counted.Decide(batch, waiting.Token));
        Assert.Equal(4, looked);
    }

    private static async Task IsAsAlone(RunningService service, int first, int count)
    {
        var batch = MixedRequests.Batch(first, count);
        var answer = await service.Client.EvaluateClaimsAsync(batch);
        Assert.Equal(count, answer.Outcomes.Count);
        for (var at = 0; at < count; at++)
        {
            var alone = await service.Alone(batch.Requests[at]);
            Assert.Equal(alone, answer.Outcomes[at]);
            Assert.Equal(alone.ToByteString(), answer.Outcomes[at].ToByteString());
        }
    }

    /// <summary>A service that gives receipts.</summary>
    public sealed class Signing : IAsyncLifetime
    {
        private RunningService? running;

        public RunningService Running => running!;

        public async ValueTask InitializeAsync() => running = await RunningService.Start(null, "--environment", "Development");

        public ValueTask DisposeAsync() => running!.DisposeAsync();
    }
}
