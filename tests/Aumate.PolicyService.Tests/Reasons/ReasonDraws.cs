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

    /// <summary>Fails where the check complains of any claim.</summary>
    public static void AssertNone(int claims, Func<ReasonCase, IEnumerable<string>> check)
    {
        var failures = new ConcurrentDictionary<int, string>();
        Parallel.For(
            0,
            claims,
            new ParallelOptions { MaxDegreeOfParallelism = Lanes },
            seed =>
            {
                var complaints = string.Join("\n    ", check(ReasonClaims.Next((ulong)seed)));
                if (complaints.Length > 0)
                {
                    failures[seed] = complaints;
                }
            }
        );
        var said = failures.OrderBy(failure => failure.Key).Take(20).Select(failure => $"seed {failure.Key}: {failure.Value}");
        Assert.True(failures.IsEmpty, $"{failures.Count} of {claims} claims fail:\n{string.Join("\n", said)}");
    }
}
