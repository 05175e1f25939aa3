using Aumate.PolicyService.Wire.V1;
using Google.Protobuf;
using Grpc.Core;

namespace Aumate.PolicyService.LoadTests.Swaps;

/// <summary>The claims that are asked while catalogs are swapped, and what each revision answers.</summary>
internal sealed class Asked(Connections connections, EvaluateClaimRequest[] requests)
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
            catch (RpcException notYet) when (notYet.StatusCode == StatusCode.Unavailable)
            {
                await Task.Delay(100, bound);
            }
        }
    }

    /// <summary>Waits until answers name another revision.</summary>
    public async Task UntilNot(string before, CancellationToken bound)
    {
        while ((await Ask(0, bound)).Versions.CatalogRevision == before)
        {
            await Task.Delay(200, bound);
        }
    }

    /// <summary>Takes the answers of the revision in force to every request.</summary>
    public async Task Learn(CancellationToken bound)
    {
        var answers = new byte[requests.Length][];
        var named = (await Ask(0, bound)).Versions.CatalogRevision;
        for (var number = 0; number < requests.Length; number++)
        {
            var decision = await Ask(number, bound);
            answers[number] =
                decision.Versions.CatalogRevision == named
                    ? decision.ToByteArray()
                    : throw new UnmeasurableException("the catalog changed while its answers were taken");
        }

        known[named] = answers;
    }

    /// <summary>Asks a request; whether the answer is that of the revision which it names.</summary>
    public async Task<bool> IsRight(int number)
    {
        var at = number % requests.Length;
        var decision = await Ask(at, CancellationToken.None);
        return known.TryGetValue(decision.Versions.CatalogRevision, out var answers)
            && answers[at].AsSpan().SequenceEqual(decision.ToByteArray());
    }

    private async Task<Decision> Ask(int number, CancellationToken bound)
    {
        var client = clients[number % clients.Length];
        var decision = (await client.EvaluateClaimAsync(requests[number], cancellationToken: bound)).Decision;
        revision = decision.Versions.CatalogRevision;
        return decision;
    }
}
