using Aumate.PolicyService.Scenarios.Calls;
using Aumate.PolicyService.Wire.V1;
using Google.Protobuf;
using Grpc.Core;

namespace Aumate.PolicyService.Scenarios.Swaps;

/// <summary>The claims that are asked while catalogs are swapped, and what each revision answers.</summary>
internal sealed class KnownAnswers(Connections connections, EvaluateClaimRequest[] requests, TimeSpan patience)
{
    private readonly PolicyDecisionService.PolicyDecisionServiceClient[] clients =
    [
        .. connections.Each.Select(each => new PolicyDecisionService.PolicyDecisionServiceClient(each)),
    ];

    // Written before the calls begin.
    private readonly Dictionary<string, byte[][]> known = [];

    private volatile string revision = "";

    /// <summary>The revision that the last answer named.</summary>
    public string Revision => revision;

    public async Task UntilServing(CancellationToken bound)
    {
        while (true)
        {
            try
            {
                await Ask(0, bound);
                return;
            }
            catch (RpcException notYet) when (notYet.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
            {
                await Task.Delay(100, bound);
            }
        }
    }

    /// <summary>Waits until answers name another revision.</summary>
    public async Task UntilNot(string before, CancellationToken bound)
    {
        while ((await Ask(0, bound)).Decision.Versions.CatalogRevision == before)
        {
            await Task.Delay(200, bound);
        }
    }

    /// <summary>Takes the answers of the revision in force to every request.</summary>
    public async Task Learn(CancellationToken bound)
    {
        var answers = new byte[requests.Length][];
        var named = (await Ask(0, bound)).Decision.Versions.CatalogRevision;
        for (var number = 0; number < requests.Length; number++)
        {
            var decision = (await Ask(number, bound)).Decision;
            answers[number] =
                decision.Versions.CatalogRevision == named
                    ? decision.ToByteArray()
                    : throw new UnmeasurableException("the catalog changed while its answers were taken");
        }

        known[named] = answers;
    }

    /// <summary>Asks a request, and holds the answer against the one of the revision that it names.</summary>
    public async Task<Outcome> Make(long number, CancellationToken bound)
    {
        var at = (int)(number % requests.Length);
        try
        {
            var answer = await Ask(at, bound);
            return Wrong(at, answer) is { } why ? Outcome.Wrong(why) : Outcome.Ok(answer.CalculateSize());
        }
        catch (RpcException failure)
        {
            return Outcome.Failed(failure);
        }
    }

    private string? Wrong(int at, EvaluateClaimResponse answer) =>
        Answers.Wrong(requests[at].RequestId, answer.RequestId, answer.Decision)
        ?? (
            !known.TryGetValue(answer.Decision.Versions.CatalogRevision, out var answers) ? "of a revision that nobody put there"
            : !answers[at].AsSpan().SequenceEqual(answer.Decision.ToByteArray()) ? "not what its revision answers"
            : null
        );

    private async Task<EvaluateClaimResponse> Ask(int number, CancellationToken bound)
    {
        var options = new CallOptions(deadline: DateTime.UtcNow + patience, cancellationToken: bound);
        var answer = await clients[number % clients.Length].EvaluateClaimAsync(requests[number], options);
        revision = answer.Decision?.Versions?.CatalogRevision ?? "";
        return answer;
    }
}
