extern alias host;
using System.Collections.Concurrent;
using System.Globalization;
using Aumate.PolicyService.Wire.V1;
using Google.Protobuf;
using host::Aumate.PolicyService.Catalogs;
using host::Aumate.PolicyService.Wire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using Xunit;
using Host = host::Aumate.PolicyService.Hosting;
using HostWire = host::Aumate.PolicyService.Wire.V1;

namespace Aumate.PolicyService.Tests.Refresh;

/// <summary>Catalogs that are swapped under evaluations, in process: every answer is that of the very revision that it names.</summary>
public sealed class SwapTests
{
    private const int Callers = 3;

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
        var catalogs = app.Services.GetRequiredService<Host.CatalogInForce>();
        var states = DistinctCatalogs
            .All.Select(
                (catalog, i) => new Host.HeldCatalog(catalog.Snapshot!, Host.CatalogOrigin.Source, default, Refreshing.Start.AddSeconds(-i))
            )
            .Select(held => new Host.CatalogState { Held = held })
            .ToList();
        catalogs.Replace(states[0]);
        await Swap(app.Services, i => catalogs.Replace(states[i % DistinctCatalogs.Count]), isAgeTold: true);
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
        await Swap(service.Service.Services, _ => source.Hint(), isAgeTold: false);
        Assert.Equal(1, source.MostAtOnce);
        Assert.InRange(readings, Swaps / 2, int.MaxValue);
    }

    private static async Task Swap(IServiceProvider services, Action<int> swap, bool isAgeTold)
    {
        var endpoint = services.GetRequiredService<PolicyDecisionEndpoint>();
        var (swaps, answers, during, isOver) = (0, 0, 0, false);
        var wrong = new ConcurrentQueue<string>();
        var callers = Enumerable.Range(0, Callers).Select(_ => Task.Factory.StartNew(Call, TaskCreationOptions.LongRunning)).ToList();
        for (var i = 1; i <= Swaps; i++)
        {
            var before = Volatile.Read(ref answers);
            swap(i);
            Interlocked.Increment(ref swaps);
            SpinWait.SpinUntil(() => Volatile.Read(ref answers) > before || callers.Exists(caller => caller.IsCompleted));
        }

        Volatile.Write(ref isOver, true);
        await Task.WhenAll(callers);
        TestContext.Current.SendDiagnosticMessage($"{answers} answers, {during} of them during a swap, {wrong.Count} wrong");
        Assert.Empty(wrong.Take(5));
        Assert.InRange(during, Swaps / 100, int.MaxValue);

        void Call()
        {
            var request = HostWire.EvaluateClaimRequest.Parser.ParseFrom(
                new EvaluateClaimRequest { Claim = DistinctCatalogs.Claim() }.ToByteArray()
            );
            while (!Volatile.Read(ref isOver))
            {
                var before = Volatile.Read(ref swaps);
                var answer = endpoint.EvaluateClaim(request, null!).Result;
                if (Volatile.Read(ref swaps) != before)
                {
                    Interlocked.Increment(ref during);
                }

                if (Fault(answer, isAgeTold) is { } fault)
                {
                    wrong.Enqueue(fault);
                }

                Interlocked.Increment(ref answers);
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
