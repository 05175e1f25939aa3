using Aumate.PolicyService.LoadTests.Driving;
using Aumate.PolicyService.Scenarios.Plan;
using CsCheck;

namespace Aumate.PolicyService.LoadTests.Tests;

public sealed class ScheduleTests
{
    [Fact]
    public void A_rate_is_spread_evenly_over_its_interval() =>
        Assert.Equal([0, 250, 500, 750, 1000, 1250], Milliseconds(new Inject(2, 1.5, 0.5), before: 99));

    [Fact]
    public void A_ramp_makes_as_many_calls_as_the_mean_of_its_ends_and_ends_denser_than_it_began()
    {
        var calls = Milliseconds(new RampingInject(100, 10), before: 0);
        Assert.Equal(500, calls.Length);
        // Up to half of the time the rate has come to half, so that a quarter of the calls are made.
        Assert.Equal(125, calls.Count(each => each < 5000));
        Assert.Equal(10, calls[^1] - calls[^2], 1.0);
    }

    [Fact]
    public void A_ramp_begins_where_the_phase_before_ended_and_may_go_down() =>
        Gen.Select(Gen.Int[0, 500], Gen.Int[1, 500], Gen.Int[1, 30])
            .Sample(
                (from, to, seconds) =>
                {
                    var calls = Milliseconds(new RampingInject(to, seconds), from);
                    Assert.Equal((from + to) * seconds / 2.0, calls.Length, 1.0);
                    Assert.Equal(calls.Order(), calls);
                    Assert.All(calls, each => Assert.InRange(each, 0, seconds * 1000));
                },
                iter: 200
            );

    [Fact]
    public void What_follows_from_answers_is_not_planned() => Assert.Empty(Schedule.Of(new KeepConstant(8, 10), 100));

    [Fact]
    public void What_warms_up_is_the_beginning_of_what_follows()
    {
        LoadPhase[] phases = [new Inject(10, 2), new Inject(100, 5), new Inject(10, 2)];
        Assert.Equal([new Inject(10, 2), new Inject(100, 1)], Schedule.Beginning(phases, TimeSpan.FromSeconds(3)));
        Assert.Empty(Schedule.Beginning(phases, TimeSpan.Zero));
        Assert.Equal(phases, Schedule.Beginning(phases, TimeSpan.FromMinutes(1)));
    }

    private static double[] Milliseconds(LoadPhase phase, double before) =>
        [.. Schedule.Of(phase, before).Select(each => each.TotalMilliseconds)];
}
