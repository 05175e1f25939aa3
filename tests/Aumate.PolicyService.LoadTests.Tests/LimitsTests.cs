using Aumate.PolicyService.LoadTests.Floors;
using Aumate.PolicyService.Scenarios.Verdicts;

namespace Aumate.PolicyService.LoadTests.Tests;

public sealed class LimitsTests
{
    private static readonly Limits All = new(ErrorRate: 0.01, MinimumRate: 99, P50: 1, P95: 2, P99: 3, P999: 4);
    private static readonly Figures Best = new(Calls: 1000, Errors: 10, Rate: 99, P50: 1, P95: 2, P99: 3, P999: 4);

    [Fact]
    public void What_is_as_bad_as_it_may_be_is_kept() => Assert.Empty(All.Exceeded("steady", Best));

    [Fact]
    public void Each_threshold_speaks_for_itself()
    {
        (Figures Measured, string Says)[] worse =
        [
            (Best with { Errors = 11 }, "11 of 1000 calls failed"),
            (Best with { Rate = 98.9 }, "98.9 calls a second"),
            (Best with { P50 = 1.1 }, "p50 is 1.10 ms, and may be 1.00"),
            (Best with { P95 = 2.1 }, "p95 is 2.10 ms"),
            (Best with { P99 = 3.1 }, "p99 is 3.10 ms"),
            (Best with { P999 = 4.1 }, "p99.9 is 4.10 ms"),
        ];
        Assert.All(
            worse,
            each => Assert.Contains(each.Says, Assert.Single(All.Exceeded("steady", each.Measured)), StringComparison.Ordinal)
        );
    }

    [Fact]
    public void What_a_driver_does_not_tell_or_nobody_asks_is_not_exceeded()
    {
        Assert.Empty(All.Exceeded("steady", Best with { P999 = null }));
        Assert.Empty(new Limits(1, 0).Exceeded("steady", Best with { P50 = 1e6, P999 = 1e6 }));
    }

    [Fact]
    public void A_scenario_without_a_call_keeps_nothing() =>
        Assert.Equal(["steady made no call"], new Limits(1, 0).Exceeded("steady", new Figures(0, 0, 0, 0, 0, 0, 0)));

    [Fact]
    public void Ratios_to_the_floor_are_medians_of_those_within_a_turn()
    {
        // The machine is twice as slow in the last turn, and the ratio knows nothing of it.
        var floor = new FloorRatios([Turn(10, 11), Turn(10, 12), Turn(20, 26)]);
        Assert.Equal(1.2, floor.Cpu.Median, 6);
        Assert.Equal(1, floor.SameCpu.Median, 6);
        Assert.Equal(["steady: CPU time of a call is 1.20 times the floor's, and may be 1.10"], floor.Exceeded("steady", new(9, 1.1, 0.1)));
        Assert.Empty(floor.Exceeded("steady", new(null, 1.2, 0.1)));
    }

    [Fact]
    public void A_floor_that_differs_from_itself_says_nothing()
    {
        var floor = new FloorRatios([Turn(10, 11, again: 12), Turn(10, 11, again: 13), Turn(10, 11, again: 10)]);
        Assert.True(floor.IsNoisy(new FloorLimits(null, 1, 0.1)));
        Assert.False(floor.IsNoisy(new FloorLimits(null, 1, 0.25)));
    }

    private static Turn Turn(double floor, double service, double? again = null) =>
        new(new(1, 2, floor), new(1, 2, service), new(1, 2, again ?? floor));
}
