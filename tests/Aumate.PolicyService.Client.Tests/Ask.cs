using Xunit;

namespace Aumate.PolicyService.Client.Tests;

/// <summary>Asks by every way that the client has, and reduces an answer to what a caller would act on.</summary>
internal static class Ask
{
    public static TheoryData<string> Ways => ["one", "batch", "many", "coverage"];

    public static PolicyClient Client(FaultyServer server, Action<PolicyClientOptions>? change = null) => Client([server], change);

    /// <summary>A client that waits long for nothing: what a test breaks is answered at once or never.</summary>
    public static PolicyClient Client(IEnumerable<FaultyServer> servers, Action<PolicyClientOptions>? change = null)
    {
        var options = new PolicyClientOptions
        {
            Timeout = TimeSpan.FromSeconds(30),
            BatchTimeout = TimeSpan.FromSeconds(30),
            // A server on which many streams are reset in a row says so in place of its status.
            Backoff = TimeSpan.FromMilliseconds(50),
            LongestBackoff = TimeSpan.FromMilliseconds(50),
        };
        foreach (var server in servers)
        {
            options.Addresses.Add(server.Address);
        }

        change?.Invoke(options);
        return new PolicyClient(options);
    }

    /// <summary>A client whose stream ends soon where nothing answers it; calls have time.</summary>
    public static PolicyClient Client(FaultyServer server, string way) =>
        Client(server, options => options.BatchTimeout = way == "many" ? TimeSpan.FromMilliseconds(500) : options.BatchTimeout);

    /// <summary>The failure. Null: it was decided. What a caller would act on agrees with it, whichever way it is asked.</summary>
    public static async Task<CallFailure?> By(PolicyClient client, string way, CancellationToken cancellation = default) =>
        way switch
        {
            "one" => FailureOf(await client.EvaluateAsync(Answers.Request(), null, cancellation)),
            "batch" => FailureOf(Assert.Single(await client.EvaluateBatchAsync([Answers.Request()], null, cancellation))),
            "many" => FailureOf(
                Assert.Single(await client.EvaluateManyAsync([Answers.Request()], cancellation).ToListAsync(CancellationToken.None))
            ),
            _ => FailureOf(await client.PreviewCoverageAsync(Answers.Cart(), null, cancellation)),
        };

    public static CallFailure? FailureOf(ClaimAnswer answer)
    {
        var failure = answer.Match(_ => (CallFailure?)null, failure => failure);
        Assert.Equal(failure is null, answer is ClaimAnswer.Decided);
        Assert.All(
            Answers.Remedies,
            remedy => Assert.Equal(failure is null ? RemedyStanding.Ineligible : RemedyStanding.NotKnown, answer.StandingOf(remedy))
        );
        return failure;
    }

    public static CallFailure? FailureOf(CoverageAnswer answer)
    {
        var failure = answer.Match(_ => (CallFailure?)null, failure => failure);
        Assert.Equal(failure is null, answer is CoverageAnswer.Known);
        Assert.All(
            Answers.Remedies,
            remedy => Assert.Equal(failure is null ? CoverageStanding.NotOffered : CoverageStanding.NotKnown, answer.StandingOf(0, remedy))
        );
        return failure;
    }
}
