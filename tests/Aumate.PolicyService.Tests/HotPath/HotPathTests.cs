using Aumate.PolicyService.Tests.Oracle;
using Aumate.PolicyService.Tests.Service;
using Aumate.PolicyService.Wire.V1;
using Google.Protobuf;
using Xunit;

namespace Aumate.PolicyService.Tests.HotPath;

/// <summary>The fast way to a decision gives what the plain one gives, byte for byte, or leaves the claim to it.</summary>
[Collection(UnderLoad.Name)]
public sealed class HotPathTests
{
    private const int Bases = 6_000;
    private const int Siblings = 6;
    private const int Spoilt = 20;

    [Fact]
    public async Task Claims_of_known_shapes_are_answered_as_the_plain_path_answers_them()
    {
        var both = await Asked((request, dice) => [request, .. Enumerable.Range(0, Siblings).Select(_ => Sibling(request, dice))]);
        Assert.InRange(both.Answered, both.Asked / 4, both.Asked);
    }

    [Fact]
    public async Task Requests_with_altered_bytes_are_answered_as_the_plain_path_answers_them_or_not_at_all()
    {
        var both = await Asked((request, dice) => Enumerable.Range(0, Spoilt).Select(_ => Spoil(request, dice)));
        Assert.InRange(both.Answered, both.Asked / 50, both.Asked);
    }

    /// <summary>What the load tests measure is the fast way for as many of their claims as the README says.</summary>
    [Fact]
    public async Task Of_a_hundred_realistic_claims_ninety_are_answered_the_fast_way()
    {
        await using var service = await RunningService.Start();
        EvaluateClaimRequest[] claims =
        [
            .. File.ReadLines(Repository.PathOf("loadtests", "Aumate.PolicyService.Scenarios", "corpus.jsonl"))
                .Select(EvaluateClaimRequest.Parser.ParseJson),
        ];
        var answered = 0;
        // Seen, kept, used: in turns, as callers ask.
        for (var round = 0; round < 3; round++)
        {
            var both = new BothPaths(service.Services);
            Array.ForEach(claims, both.Ask);
            both.Agree();
            answered = both.Answered;
        }

        Assert.Equal((100, 90), (claims.Length, answered));
    }

    // Lets the shapes of drawn claims be known, and asks more like each of them.
    private static async Task<BothPaths> Asked(Func<byte[], Dice, IEnumerable<byte[]>> more)
    {
        await using var service = await RunningService.Start();
        var both = new BothPaths(service.Services);
        foreach (var seed in Enumerable.Range(0, Bases))
        {
            var request = OrdinaryRequests.Draw(seed);
            both.Learn(request);
            foreach (var asked in more(request.ToByteArray(), new Dice((ulong)seed)))
            {
                both.Ask(asked);
            }
        }

        TestContext.Current.SendDiagnosticMessage($"{both.Asked} asked, {both.Read} read, {both.Answered} answered by the fast way");
        both.Agree();
        return both;
    }

    private static byte[] Sibling(byte[] request, Dice dice)
    {
        var like = OrdinaryRequests.Like(EvaluateClaimRequest.Parser.ParseFrom(request), dice);
        return (dice.Chance(0.5) ? like : OrdinaryRequests.Unlike(like, dice)).ToByteArray();
    }

    // Another byte, one more, one less, a part twice, the end cut off.
    private static byte[] Spoil(byte[] bytes, Dice dice)
    {
        var at = dice.Below(bytes.Length);
        var some = Math.Min(dice.Below(9), bytes.Length - at);
        return dice.Below(5) switch
        {
            0 => [.. bytes[..at], (byte)dice.Below(256), .. bytes[(at + 1)..]],
            1 => [.. bytes[..at], (byte)dice.Below(256), .. bytes[at..]],
            2 => [.. bytes[..at], .. bytes[(at + 1)..]],
            3 => [.. bytes[..(at + some)], .. bytes[at..]],
            _ => bytes[..at],
        };
    }
}
