using Aumate.PolicyService.LoadTests.Driving;
using Aumate.PolicyService.Scenarios.Calls;
using Aumate.PolicyService.Scenarios.Plan;

namespace Aumate.PolicyService.LoadTests.Tests;

public sealed class DriverTests
{
    private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(2);

    private readonly VirtualTime time = new();

    [Fact]
    public async Task Calls_begin_at_their_planned_instants_whatever_became_of_those_before()
    {
        var service = new FakeService(time, asked => asked + TimeSpan.FromSeconds(30));
        var recorder = await service.Run(new Inject(100, 2));
        Assert.Equal(Enumerable.Range(0, 200).Select(call => TimeSpan.FromMilliseconds(10 * call)), service.Asked);
        Assert.Equal(200, recorder.All.Answered);
        Assert.Equal(100, recorder.OfferedRate);
        // The last is answered 30 seconds after it was asked.
        Assert.Equal(200 / 31.99, recorder.AnsweredRate, 3);
    }

    [Fact]
    public async Task A_service_that_pauses_is_not_asked_less_and_the_pause_shows_in_the_percentiles()
    {
        // It hangs from second 4 to second 6, and then answers at once all that waited.
        var (from, to) = (TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(6));
        var service = new FakeService(time, asked => (asked >= from && asked < to ? to : asked) + Quick);
        var recorder = await service.Run(new Inject(100, 10));
        Assert.Equal(1000, recorder.All.Calls);
        Assert.InRange(recorder.All.At(50), 1.9, 2.1);
        // A fifth of the calls were planned into the pause, evenly: a twentieth of all waited for at least 1.5 s.
        Assert.InRange(recorder.All.At(95), 1490, 1520);
        Assert.InRange(recorder.All.At(99), 1890, 1920);
        Assert.InRange(recorder.All.Longest, 2000, 2005);
    }

    [Fact]
    public async Task A_driver_that_is_held_up_counts_from_the_planned_instant_all_the_same()
    {
        // The call of second 1 holds its thread for a second, as a pause of the whole machine does.
        var held = false;
        var service = new FakeService(
            time,
            asked =>
            {
                if (asked >= TimeSpan.FromSeconds(1) && !held)
                {
                    held = true;
                    time.Until(TimeSpan.FromSeconds(2), CancellationToken.None);
                }

                return time.Now + Quick;
            }
        );
        var recorder = await service.Run(new Inject(10, 3));
        Assert.Equal(30, recorder.All.Answered);
        Assert.InRange(recorder.Late.Longest, 890, 910);
        Assert.InRange(recorder.All.Longest, 1000, 1005);
        Assert.InRange(recorder.All.At(50), 1.9, 2.1);
    }

    [Fact]
    public async Task A_caller_of_the_closed_model_asks_again_when_it_is_answered()
    {
        var service = new FakeService(time, asked => asked + TimeSpan.FromMilliseconds(250));
        var recorder = await service.Run(new KeepConstant(2, 1));
        Assert.Equal(8, recorder.All.Answered);
        Assert.Equal([0, 0, 250, 250, 500, 500, 750, 750], service.Asked.Select(each => each.TotalMilliseconds));
        Assert.InRange(recorder.All.Longest, 249, 251);
    }

    [Fact]
    public async Task Phases_follow_each_other()
    {
        var service = new FakeService(time, asked => asked + Quick);
        await service.Run(new Inject(2, 1), new KeepConstant(1, 1), new Inject(1, 2));
        Assert.Equal([0, 500], service.Asked.Take(2).Select(each => each.TotalMilliseconds));
        Assert.Equal([2000, 3000], service.Asked.TakeLast(2).Select(each => each.TotalMilliseconds));
        Assert.All(service.Asked[2..^2], asked => Assert.InRange(asked.TotalSeconds, 1, 2));
    }

    [Fact]
    public async Task What_fails_is_counted_by_status_and_is_no_answer()
    {
        var lost = new Outcome(false, "Unavailable", "refused", 0);
        var service = new FakeService(
            time,
            asked => asked + Quick,
            asked =>
                asked < TimeSpan.FromSeconds(1) ? lost
                : asked < TimeSpan.FromSeconds(2) ? Outcome.Wrong("another's")
                : Outcome.Ok(1)
        );
        var recorder = await service.Run(new Inject(10, 4));
        Assert.Equal((20, 20), (recorder.All.Answered, recorder.All.Failed));
        Assert.Equal((10L, "refused"), recorder.Failures["Unavailable"]);
        Assert.Equal((10L, "another's"), recorder.Failures[Outcome.WrongAnswer]);
        Assert.Equal(0.5, recorder.Figures.ErrorRate);
        Assert.Equal(5, recorder.AnsweredRate, 1);
    }

    [Fact]
    public void A_call_belongs_to_the_episode_for_which_it_was_planned()
    {
        var recorder = new Recorder(TimeSpan.FromSeconds(4));
        recorder.Enter(TimeSpan.FromMilliseconds(1), "calm");
        recorder.Enter(TimeSpan.FromSeconds(2), "swapping");
        foreach (var second in Enumerable.Range(0, 4))
        {
            var planned = TimeSpan.FromSeconds(second);
            recorder.Add("Ask", planned, planned, planned + TimeSpan.FromSeconds(1 + second), Outcome.Ok(1));
        }

        Assert.Equal((2, 2), (recorder.Episodes["calm"].Answered, recorder.Episodes["swapping"].Answered));
        Assert.InRange(recorder.Episodes["calm"].Longest, 2000, 2005);
        Assert.InRange(recorder.Episodes["swapping"].Longest, 4000, 4005);
    }
}
