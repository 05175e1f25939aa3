using Aumate.PolicyService.Scenarios.Calls;
using Aumate.PolicyService.Scenarios.Plan;
using Aumate.PolicyService.Scenarios.Verdicts;

namespace Aumate.PolicyService.LoadTests.Tests;

/// <summary>The data of the load tests: the scenarios, their thresholds and the claims.</summary>
public sealed class PlanTests
{
    private static readonly LoadPlan Plan = LoadPlan.Read();

    [Fact]
    public void Every_scenario_has_thresholds_in_every_profile_and_no_threshold_is_of_nothing() =>
        Assert.All(
            (string[])["full", "smoke"],
            profile => Assert.Equal(Plan.Scenarios.Select(each => each.Name).Order(), Limits.Read(profile).Keys.Order())
        );

    [Fact]
    public void Every_driver_takes_every_load()
    {
        // NBomber takes no phase under a second, no interval longer than its phase, and no warm-up longer than the load.
        foreach (var load in Plan.Scenarios.SelectMany(each => each.Profiles.Values))
        {
            Assert.InRange(load.WarmUpSeconds, 1, load.During.TotalSeconds);
            Assert.All(load.Phases, phase => Assert.InRange(phase.Seconds, 1, double.MaxValue));
            Assert.All(load.Phases.OfType<Inject>(), phase => Assert.InRange(phase.Interval, 0.001, phase.Seconds));
            Assert.All(load.Phases.OfType<RampingInject>(), phase => Assert.InRange(phase.Interval, 0.001, phase.Seconds));
        }
    }

    [Fact]
    public void No_threshold_asks_for_more_answers_than_there_are_calls()
    {
        foreach (var (scenario, profile) in Plan.Scenarios.SelectMany(each => each.Profiles.Keys.Select(profile => (each, profile))))
        {
            var load = scenario.In(profile);
            if (!load.Phases.OfType<KeepConstant>().Any())
            {
                var rate = 0.0;
                var calls = 0L;
                foreach (var phase in load.Phases)
                {
                    calls += Driving.Schedule.Of(phase, rate).LongCount();
                    rate = Driving.Schedule.RateAtTheEnd(phase);
                }

                Assert.InRange(Limits.Read(profile)[scenario.Name].MinimumRate, 1, calls / load.During.TotalSeconds);
            }
        }
    }

    [Fact]
    public void A_scenario_that_is_not_there_is_not_measured() =>
        Assert.Throws<UnmeasurableException>(() => Plan.Named(["steady", "stedy"]));

    [Fact]
    public void Claims_stand_in_the_shares_that_are_stated()
    {
        var kinds = Corpus.Claims.CountBy(Corpus.KindOf).ToDictionary();
        Assert.Equal(Corpus.Shares.OrderBy(each => each.Key), kinds.OrderBy(each => each.Key));
        Assert.Equal(100, Corpus.Claims.Length);
        Assert.Equal(100, Corpus.Claims.Select(each => each.RequestId).Distinct().Count());
    }

    [Fact]
    public void Any_stretch_of_calls_is_nearly_the_whole_mix()
    {
        var shares = Plan.Scenarios.Single(each => each.Name == "mixed").Mix;
        var mix = new Mix(shares);
        var whole = shares.Values.Sum();
        for (var from = 0; from < whole; from++)
        {
            var stretch = Enumerable.Range(from, 20).CountBy(number => mix.Of(number)).ToDictionary();
            Assert.All(shares, share => Assert.InRange(stretch.GetValueOrDefault(share.Key), share.Value / 5 - 1, share.Value / 5 + 1));
        }

        Assert.Equal(
            shares.OrderBy(each => each.Key),
            Enumerable.Range(0, whole).CountBy(number => mix.Of(number)).OrderBy(each => each.Key)
        );
    }
}
