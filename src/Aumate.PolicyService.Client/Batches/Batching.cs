using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Aumate.PolicyService.Wire.V1;

namespace Aumate.PolicyService.Client;

/// <summary>Puts claims into batches, in their order.</summary>
internal static class Batching
{
    /// <summary>Largest batch in bytes. A claim that is larger alone is a batch alone.</summary>
    internal const int MostBytes = 4 * 1024 * 1024;

    /// <summary>Largest message in bytes that is sent; the service takes 16 MiB.</summary>
    internal const int MostMessageBytes = 2 * MostBytes;

    /// <summary>Largest claim that fits into such a message.</summary>
    internal const int MostRequestBytes = MostMessageBytes - BytesAroundEach;

    private const int BytesAroundEach = 8;

    /// <summary>The claims as they are sent among others.</summary>
    /// <exception cref="ArgumentNullException">One of them is null.</exception>
    internal static IEnumerable<AskedClaim> Numbered(IEnumerable<EvaluateClaimRequest> requests) => requests.Select(Among);

    /// <inheritdoc cref="Numbered(IEnumerable{EvaluateClaimRequest})"/>
    internal static IAsyncEnumerable<AskedClaim> Numbered(IAsyncEnumerable<EvaluateClaimRequest> requests) => requests.Select(Among);

    /// <summary>Batches of claims. What the source throws comes after the claims that it gave before.</summary>
    internal static async IAsyncEnumerable<Batch> Of(
        IAsyncEnumerable<AskedClaim> claims,
        int most,
        [EnumeratorCancellation] CancellationToken cancellation = default
    )
    {
        await using var source = claims.GetAsyncEnumerator(cancellation);
        List<AskedClaim> batch = [];
        var bytes = 0;
        var next = await Next(source, cancellation);
        for (; next.Claim is { } claim; next = await Next(source, cancellation))
        {
            // What is not sent takes no room.
            var size = claim.Refusal is null ? claim.Bytes + BytesAroundEach : 0;
            if (batch.Count == most || (batch.Count > 0 && bytes + size > MostBytes))
            {
                yield return new Batch(batch);
                (batch, bytes) = ([], 0);
            }

            batch.Add(claim);
            bytes += size;
        }

        if (batch.Count > 0)
        {
            yield return new Batch(batch);
        }

        next.Fault?.Throw();
    }

    private static AskedClaim Among(EvaluateClaimRequest request, int at)
    {
        ArgumentNullException.ThrowIfNull(request);
        return AskedClaim.Among(request, at);
    }

    private static async Task<(AskedClaim? Claim, ExceptionDispatchInfo? Fault)> Next(
        IAsyncEnumerator<AskedClaim> source,
        CancellationToken cancellation
    )
    {
        try
        {
            return (await source.MoveNextAsync() ? source.Current : null, null);
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested)
        {
            return (null, ExceptionDispatchInfo.Capture(fault));
        }
    }
}
