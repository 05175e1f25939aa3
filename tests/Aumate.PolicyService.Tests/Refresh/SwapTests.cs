extern alias host;
using System.Collections.Concurrent;
using System.Globalization;
using Aumate.PolicyService.Tests.Service;
using Aumate.PolicyService.Wire.V1;
using Google.Protobuf;
using host::Aumate.PolicyService.Catalogs;
using host::Aumate.PolicyService.Refresh;
using host::Aumate.PolicyService.Wire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using Xunit;
using Host = host::Aumate.PolicyService.Hosting;
using HostWire = host::Aumate.PolicyService.Wire.V1;
using Kept = host::Aumate.PolicyService.Refresh;

namespace Aumate.PolicyService.Tests.Refresh;

/// <summary>Catalogs that are swapped under evaluations, in process: every answer is that of the very revision that it names.</summary>
[Collection(UnderLoad.Name)]
public sealed class SwapTests
{
    private const int Callers = 3;

    /// <summary>A swap by the loop costs a reading and the rest after it; one in so many of the swaps is made by it.</summary>
    private const int LoopShare = 200;

    private static readonly int Swaps = int.Parse(Environment.GetEnvironmentVariable("SWAPS") ?? "100000", CultureInfo.InvariantCulture);

    /// <summary>Each catalog is of an age of its own, so an answer that took one's facts and another's age would show.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(25)]
    public async Task Every_answer_is_of_one_catalog_and_of_its_age_while_they_are_swapped(int claims)
    {
        var time = new FakeTimeProvider(Refreshing.Start);
        await using var app = Host.PolicyHost.Build(
            ["--Logging:LogLevel:Default=Warning"],
            builder => builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(time))
        );
        var catalogs = app.Services.GetRequiredService<CatalogInForce>();
        var states = DistinctCatalogs
            .All.Select(
                (catalog, i) =>
                    new HeldCatalog(
                        catalog.Snapshot!,
                        Kept.CatalogOrigin.Source,
                        default,
                        Moment.Before(time, Refreshing.Start.AddSeconds(-i))
                    )
            )
            .Select(held => new CatalogState { Held = held })
            .ToList();
        catalogs.Replace(states[0]);
        var swapped = 0;
        await Swap(
            app.Services,
            Swaps / claims,
            claims,
            () => catalogs.Replace(states[Interlocked.Increment(ref swapped) % DistinctCatalogs.Count]),
            () => Volatile.Read(ref swapped),
            isAgeTold: true
        );
    }

    [Fact]
    public async Task Every_answer_is_of_one_catalog_while_the_loop_swaps_them()
    {
        var readings = 0;
        var source = new ScriptedSource();
        source.Answer(_ =>
        {
            var reading = Interlocked.Increment(ref readings);
            return new SourceReading.Given($"{reading}", DistinctCatalogs.All[reading % DistinctCatalogs.Count]);
        });
        await using var service = await Refreshing.On(source, "--Logging:LogLevel:Aumate=Warning");
        await Swap(service.Service.Services, Swaps / LoopShare, 1, Hint, () => Volatile.Read(ref readings), isAgeTold: false);
        Assert.Equal(1, source.MostAtOnce);

        // Callers that never rest would leave the loop no processor.
        void Hint()
        {
            var before = Volatile.Read(ref readings);
            source.Hint();
            SpinWait.SpinUntil(() => Volatile.Read(ref readings) > before);
        }
    }

    // One caller swaps after each of its answers, so that swaps come as fast as answers and in the middle of those of the others.
    private static async Task Swap(IServiceProvider services, int swaps, int claims, Action swap, Func<int> swapped, bool isAgeTold)
    {
        Func<string?> ask = claims == 1 ? () => AskOne(services, isAgeTold) : () => AskMany(services, claims, isAgeTold);
        var (answers, during) = (0, 0);
        var wrong = new ConcurrentQueue<string>();
        await Task.WhenAll(
            Enumerable.Range(0, Callers).Select(caller => Task.Factory.StartNew(() => Call(caller == 0), TaskCreationOptions.LongRunning))
        );
        TestContext.Current.SendDiagnosticMessage(
            $"{swapped()} swaps, {answers} answers, {during} of them during one, {wrong.Count} wrong"
        );
        Assert.Empty(wrong.Take(5));
        // Nothing is shown by answers between which the swaps fell.
        Assert.InRange(during, swaps / 1000, int.MaxValue);

        void Call(bool isSwapping)
        {
            for (var before = swapped(); before < swaps; before = swapped())
            {
                var fault = ask();
                Interlocked.Add(ref during, swapped() == before ? 0 : 1);
                Interlocked.Increment(ref answers);
                if (fault is not null)
                {
                    wrong.Enqueue(fault);
                }

                if (isSwapping)
                {
                    swap();
                }
            }
        }
    }

    private static string? AskOne(IServiceProvider services, bool isAgeTold)
    {
        var request = HostWire.EvaluateClaimRequest.Parser.ParseFrom(
            new EvaluateClaimRequest { Claim = DistinctCatalogs.Claim() }.ToByteArray()
        );
        var answer = services.GetRequiredService<PolicyDecisionEndpoint>().EvaluateClaim(request, null!).Result;
        var alone = EvaluateClaimResponse.Parser.ParseFrom(answer.ToByteArray());
        return Fault(alone.Decision, alone.CatalogFreshness, isAgeTold);
    }

    private static string? AskMany(IServiceProvider services, int claims, bool isAgeTold)
    {
        var request = new EvaluateClaimRequest { Claim = DistinctCatalogs.Claim() };
        var answer = services.Decide(new EvaluateClaimsRequest { Requests = { Enumerable.Repeat(request, claims) } }, default);
        var decisions = answer.Outcomes.Select(outcome => outcome.Decision).ToList();
        return decisions.DistinctBy(decision => decision.Versions.CatalogRevision).Count() > 1
            ? "a batch of several catalogs"
            : decisions.Select(decision => Fault(decision, answer.CatalogFreshness, isAgeTold)).FirstOrDefault(fault => fault is not null);
    }

    private static string? Fault(Decision decision, CatalogFreshness freshness, bool isAgeTold)
    {
        var number = DistinctCatalogs.Number(decision.Versions.CatalogRevision);
        var (warranty, replacement) = (decision.Timeline.Warranty, decision.Replacement);
        var lastDay = new DateOnly(warranty.LastDay.Year, warranty.LastDay.Month, warranty.LastDay.Day);
        var said = DistinctCatalogs.Text(warranty.Months, lastDay, replacement.Model, replacement.QualifyingCount);
        var age = freshness.Age.Seconds;
        return said != DistinctCatalogs.Expected(number) ? $"catalog {number}: {said}"
            : isAgeTold && age != number ? $"catalog {number}: an age of {age}"
            : null;
    }
}
