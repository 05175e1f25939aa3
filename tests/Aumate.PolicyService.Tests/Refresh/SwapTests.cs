extern alias host;
using System.Collections.Concurrent;
using System.Globalization;
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
    [Fact]
    public async Task Every_answer_is_of_one_catalog_and_of_its_age_while_they_are_swapped()
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
            Swaps,
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
        await Swap(service.Service.Services, Swaps / LoopShare, Hint, () => Volatile.Read(ref readings), isAgeTold: false);
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
    private static async Task Swap(IServiceProvider services, int swaps, Action swap, Func<int> swapped, bool isAgeTold)
    {
        var endpoint = services.GetRequiredService<PolicyDecisionEndpoint>();
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
            var request = HostWire.EvaluateClaimRequest.Parser.ParseFrom(
                new EvaluateClaimRequest { Claim = DistinctCatalogs.Claim() }.ToByteArray()
            );
            for (var before = swapped(); before < swaps; before = swapped())
            {
                var answer = endpoint.EvaluateClaim(request, null!).Result;
                Interlocked.Add(ref during, swapped() == before ? 0 : 1);
                Interlocked.Increment(ref answers);
                if (Fault(answer, isAgeTold) is { } fault)
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

    private static string? Fault(HostWire.EvaluateClaimResponse answer, bool isAgeTold)
    {
        var decision = answer.Decision;
        var number = DistinctCatalogs.Number(decision.Versions.CatalogRevision);
        var (warranty, replacement) = (decision.Timeline.Warranty, decision.Replacement);
        var lastDay = new DateOnly(warranty.LastDay.Year, warranty.LastDay.Month, warranty.LastDay.Day);
        var said = DistinctCatalogs.Text(warranty.Months, lastDay, replacement.Model, replacement.QualifyingCount);
        var age = answer.CatalogFreshness.Age.Seconds;
        return said != DistinctCatalogs.Expected(number) ? $"catalog {number}: {said}"
            : isAgeTold && age != number ? $"catalog {number}: an age of {age}"
            : null;
    }
}
