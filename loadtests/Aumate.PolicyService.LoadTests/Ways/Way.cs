using System.Text.Json;

namespace Aumate.PolicyService.LoadTests.Ways;

/// <summary>One way to call the service.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Method">The method of the contract.</param>
/// <param name="Needs">Fields that every answer must have; a service that leaves them out would be cheap.</param>
/// <param name="Request">What the request says beside the claim, as JSON of the contract. Null: nothing.</param>
/// <param name="OfReceipt">Whether the request gives the claim's receipt in its place.</param>
/// <param name="Batch">How many claims a call carries, each as a request of its own.</param>
/// <param name="Cart">How many lines a call carries in the place of a claim: products of the claims. 0: it is about a claim.</param>
/// <param name="Alone">Whether one call is under way at a time, on one connection.</param>
/// <param name="Over">What carries it.</param>
/// <param name="Path">Where it is asked over JSON.</param>
/// <param name="Listened">What somebody listens to of the service meanwhile.</param>
/// <param name="Again">Whether it is asked of a second service, as like the first as can be.</param>
internal sealed record Way(
    string Name,
    string Method,
    IReadOnlyList<string> Needs,
    JsonElement? Request = null,
    bool OfReceipt = false,
    int Batch = 1,
    int Cart = 0,
    bool Alone = false,
    Carrier Over = Carrier.Grpc,
    string? Path = null,
    Listened Listened = Listened.Nothing,
    bool Again = false
)
{
    /// <summary>How many claims or lines a call carries.</summary>
    public int Claims => Math.Max(Batch, Cart);
}

/// <summary>What carries a call.</summary>
internal enum Carrier
{
    Grpc,
    GrpcWeb,
    Json,
}

/// <summary>What somebody listens to of a service.</summary>
internal enum Listened
{
    Nothing,
    Metrics,
    Spans,
}
