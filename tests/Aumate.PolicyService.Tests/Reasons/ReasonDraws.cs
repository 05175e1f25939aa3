using System.Collections.Concurrent;

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

    public static string Failures(int claims, Func<ulong, ReasonCase, IEnumerable<string>> check)
    {
        var failures = new ConcurrentBag<string>();
        var failed = 0;
        Parallel.For(
            0,
            claims,
            new ParallelOptions { MaxDegreeOfParallelism = Lanes },
            seed =>
            {
                var subject = ReasonClaims.Next((ulong)seed);
                var complaints = string.Join("\n    ", check((ulong)seed, subject));
                if (complaints.Length > 0 && Interlocked.Increment(ref failed) <= 40)
                {
                    failures.Add($"seed {seed}: {complaints}");
                }
            }
        );
        return failed == 0
            ? ""
            : $"{failed} of {claims} claims fail:\n{string.Join("\n", failures.Order(StringComparer.Ordinal).Take(20))}";
    }
}
