using Aumate.PolicyService.LoadTests.Driving;
using Aumate.PolicyService.Scenarios.Calls;
using Aumate.PolicyService.Scenarios.Plan;
using Aumate.PolicyService.Scenarios.Verdicts;

namespace Aumate.PolicyService.LoadTests.Tests;

/// <summary>What a run is told, and what it ends with.</summary>
public sealed class RunTests
{
    private readonly VirtualTime time = new();

    [Fact]
    public async Task A_run_that_keeps_all_ends_well() => Assert.Equal(ExitCodes.Kept, RunCommand.Verdict([await Run(new Limits(0, 10))]));

    [Fact]
    public async Task One_threshold_that_is_not_kept_is_enough() =>
        Assert.Equal(ExitCodes.Exceeded, RunCommand.Verdict([await Run(new Limits(0, 10)), await Run(new Limits(0, 11))]));

    [Fact]
    public async Task A_scenario_that_nobody_set_thresholds_for_keeps_none() =>
        Assert.Equal(ExitCodes.Exceeded, RunCommand.Verdict([await Run(null)]));

    [Fact]
    public async Task A_scenario_that_could_not_be_measured_is_a_threshold_not_kept_and_where_it_was_alone_nothing_was_measured()
    {
        var not = Measured.Not(Service(), null, "away");
        Assert.Equal(ExitCodes.Exceeded, RunCommand.Verdict([await Run(new Limits(0, 10)), not]));
        Assert.Equal(ExitCodes.NotMeasured, RunCommand.Verdict([not]));
    }

    [Fact]
    public async Task Ratios_that_say_nothing_are_told_apart_from_those_that_are_kept() =>
        Assert.Equal(ExitCodes.TooNoisy, RunCommand.Verdict([await Run(new Limits(0, 10)) with { IsTooNoisy = true }]));

    [Fact]
    public void What_an_episode_adds_is_held_against_what_it_may()
    {
        var recorder = new Recorder(TimeSpan.FromSeconds(2));
        recorder.Enter(TimeSpan.Zero, "calm");
        recorder.Enter(TimeSpan.FromSeconds(1), "swapping");
        recorder.Add("Ask", TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromMilliseconds(5), Outcome.Ok(1));
        recorder.Add("Ask", TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(1020), Outcome.Ok(1));
        Assert.Empty(Of(recorder, 16).Exceeded);
        Assert.Contains("adds 15.0", Assert.Single(Of(recorder, 10).Exceeded), StringComparison.Ordinal);
        Assert.Single(
            Of(new Recorder(TimeSpan.FromSeconds(2)), 10).Exceeded,
            each => each.Contains("no time swapping", StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("--profile smoke")]
    [InlineData("steady --profile")]
    [InlineData("steady --fast")]
    [InlineData("steady --minutes 0")]
    [InlineData("steady --target http://127.0.0.1:5080 --floor")]
    [InlineData("steady --target http://127.0.0.1:5080 --server service.dll")]
    public void A_command_line_that_says_something_else_is_refused(string line) =>
        Assert.Null(RunOptions.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [Fact]
    public void A_command_line_says_what_is_run()
    {
        var options = RunOptions.Parse(["steady", "replica loss", "--floor", "--profile", "smoke", "--minutes", "3"])!;
        Assert.Equal(["steady", "replica loss"], options.Names);
        Assert.Equal(("smoke", true, 3), (options.Profile, options.Floor, options.Minutes));
        Assert.Equal("full", RunOptions.Parse(["all"])!.Profile);
    }

    private static Measured Of(Recorder recorder, double atMost) =>
        new Measured("swap", "swaps", recorder, null, [], []) with
        {
            Exceeded = [.. Measured.Added("swap", recorder, new AddedLimits("swapping", "calm", 99.9, atMost))],
        };

    private FakeService Service() => new(time, asked => asked);

    private async Task<Measured> Run(Limits? limits)
    {
        var service = Service();
        return Measured.Of(service, await service.Run(new Inject(10, 2)), limits);
    }
}
