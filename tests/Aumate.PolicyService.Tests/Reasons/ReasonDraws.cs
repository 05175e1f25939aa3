using System.Collections.Concurrent;
using Xunit;

namespace Aumate.PolicyService.Tests.Reasons;

/// <summary>Holds many drawn claims against a check, and says which claims fail it and how.</summary>
internal static class ReasonDraws
{
    /// <summary>The full proof, by the environment variable REASON_CLAIMS; what runs by default is a part of it that takes seconds.</summary>
    public const int FullCount = 200_000;

    private const int Lanes = 2;

    /// <summary>How many claims are drawn: REASON_CLAIMS, else a share of the default that keeps each test to some seconds.</summary>
    public static int Count(int byDefault) =>
        int.TryParse(Environment.GetEnvironmentVariable("REASON_CLAIMS"), out var more) ? more : byDefault;

    /// <summary>Fails where the check complains of any drawn claim.</summary>
    public static void AssertNone(int claims, Func<ReasonCase, IEnumerable<string>> check) =>
        AssertNone(claims, seed => ReasonClaims.Next((ulong)seed), (_, subject) => check(subject), seed => $"seed {seed}");

    /// <summary>Fails where the check complains of any claim.</summary>
    /// <param name="claims">How many there are.</param>
    /// <param name="claim">The claim of a number.</param>
    /// <param name="check">What is wrong with the claim of a number.</param>
    /// <param name="say">How it is told.</param>
    public static void AssertNone(
        int claims,
        Func<int, ReasonCase> claim,
        Func<int, ReasonCase, IEnumerable<string>> check,
        Func<int, string> say
    )
    {
        var failures = new ConcurrentDictionary<int, string>();
        Parallel.For(
            0,
            claims,
            new ParallelOptions { MaxDegreeOfParallelism = Lanes },
            number =>
            {
                var complaints = string.Join("\n    ", check(number, claim(number)));
                if (complaints.Length > 0)
                {
                    failures[number] = complaints;
                }
            }
        );
        var said = failures.OrderBy(failure => failure.Key).Take(20).Select(failure => $"{say(failure.Key)}: {failure.Value}");
        Assert.True(failures.IsEmpty, $"{failures.Count} of {claims} claims fail:\n{string.Join("\n", said)}");
    }
}
