using Aumate.PolicyService.Wire.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;

namespace Aumate.PolicyService.LoadTests.Ways;

/// <summary>The requests of a way.</summary>
internal static class Requests
{
    public static async Task<IReadOnlyList<IMessage>> Of(
        Way way,
        MessageDescriptor type,
        IReadOnlyList<EvaluateClaimRequest> corpus,
        CallInvoker service,
        CancellationToken bound
    )
    {
        if (way.Batch > 1)
        {
            return [.. Chunks(corpus, way.Batch).Select(claims => new EvaluateClaimsRequest { Requests = { claims } })];
        }

        if (way.Cart > 0)
        {
            return [.. Chunks(corpus, way.Cart).Select(claims => Cart(way, type, claims))];
        }

        var requests = new List<IMessage>();
        foreach (var claim in corpus)
        {
            requests.Add(await OfClaim(way, type, claim, service, bound));
        }

        return requests;
    }

    // As many as it takes for the end of one to be the end of the corpus.
    private static IEnumerable<EvaluateClaimRequest[]> Chunks(IReadOnlyList<EvaluateClaimRequest> corpus, int size)
    {
        var claims = size * corpus.Count / (int)System.Numerics.BigInteger.GreatestCommonDivisor(size, corpus.Count);
        return Enumerable.Range(0, claims).Select(at => corpus[at % corpus.Count]).Chunk(size);
    }

    private static PreviewCoverageRequest Cart(Way way, MessageDescriptor type, EvaluateClaimRequest[] claims)
    {
        var request = (PreviewCoverageRequest)Said(way, type);
        request.Lines.AddRange(
            claims.Select(each => new CartLine
            {
                LineId = each.RequestId,
                Model = each.Claim.Product.Model,
                PriceKind = PriceKind.Standard,
                UnitKind = UnitKind.Production,
                Title = Title.Purchased,
            })
        );
        return request;
    }

    private static async Task<IMessage> OfClaim(
        Way way,
        MessageDescriptor type,
        EvaluateClaimRequest claim,
        CallInvoker service,
        CancellationToken bound
    )
    {
        var request = Said(way, type);
        Set(request, "request_id", claim.RequestId);
        Set(request, "correlation_id", claim.CorrelationId);
        if (way.OfReceipt)
        {
            Set(request, "receipt", await Receipt(claim, service, bound));
        }
        else
        {
            Set(request, "claim", claim.Claim);
        }

        return request;
    }

    private static IMessage Said(Way way, MessageDescriptor type) => JsonParser.Default.Parse(way.Request?.GetRawText() ?? "{}", type);

    private static async Task<ByteString> Receipt(EvaluateClaimRequest claim, CallInvoker service, CancellationToken bound)
    {
        var asking = new EvaluateClaimRequest(claim) { IncludeReceipt = true };
        var answer = await new PolicyDecisionService.PolicyDecisionServiceClient(service).EvaluateClaimAsync(
            asking,
            cancellationToken: bound
        );
        return answer.Receipt.IsEmpty ? throw new UnmeasurableException("the service gives no receipt") : answer.Receipt;
    }

    private static void Set(IMessage request, string field, object value) =>
        request.Descriptor.FindFieldByName(field).Accessor.SetValue(request, value);
}
