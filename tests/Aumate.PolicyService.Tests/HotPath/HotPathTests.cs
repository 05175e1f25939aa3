using Aumate.PolicyService.Tests.Oracle;
using Aumate.PolicyService.Tests.Service;
using Xunit;

namespace Aumate.PolicyService.Tests.HotPath;

/// <summary>The fast way to a decision gives what the plain one gives, byte for byte, or leaves the claim to it.</summary>
[Collection(UnderLoad.Name)]
public sealed class HotPathTests
{
    private const int Bases = 6_000;
    private const int Siblings = 6;

    [Fact]
    public async Task Claims_of_known_shapes_are_answered_as_the_plain_path_answers_them()
    {
        await using var service = await RunningService.Start();
        var both = new BothPaths(service.Services);
        foreach (var seed in Enumerable.Range(0, Bases))
        {
            var dice = new Dice((ulong)seed);
            var request = OrdinaryRequests.Draw(seed);
            // Seen, kept, used.
            both.Ask(request);
            both.Ask(request);
            both.Ask(request);
            for (var i = 0; i < Siblings; i++)
            {
                var like = OrdinaryRequests.Like(request, dice);
                both.Ask(dice.Chance(0.5) ? like : OrdinaryRequests.Unlike(like, dice));
            }
        }

        TestContext.Current.SendDiagnosticMessage($"{both.Asked} asked, {both.Read} read, {both.Answered} answered by the fast way");
        Assert.True(both.Differences.Count == 0, $"{both.Differences.Count} differ:\n{string.Join("\n", both.Differences.Take(2))}");
        Assert.InRange(both.Answered, both.Asked / 4, both.Asked);
    }
}
