using System.Runtime.CompilerServices;
using Aumate.PolicyService.Wire.V1;

namespace Aumate.PolicyService.Client;

/// <summary>Puts claims into batches, in their order.</summary>
internal static class Batching
{
    /// <summary>Largest batch in bytes; the service takes 16 MiB. A claim that is larger alone is a batch alone, and the service says so of it.</summary>
    internal const int MostBytes = 4 * 1024 * 1024;

    private const int BytesAroundEach = 8;

    internal static async IAsyncEnumerable<IReadOnlyList<EvaluateClaimRequest>> Of(
        IAsyncEnumerable<EvaluateClaimRequest> requests,
        int most,
        [EnumeratorCancellation] CancellationToken cancellation = default
    )
    {
        List<EvaluateClaimRequest> batch = [];
        var bytes = 0;
        await foreach (var request in requests.WithCancellation(cancellation))
        {
            var size = request.CalculateSize() + BytesAroundEach;
            if (batch.Count == most || (batch.Count > 0 && bytes + size > MostBytes))
            {
                yield return batch;
                (batch, bytes) = ([], 0);
            }

            batch.Add(request);
            bytes += size;
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }
}
