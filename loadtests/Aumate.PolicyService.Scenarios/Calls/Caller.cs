using System.Collections.Immutable;
using Aumate.PolicyService.Wire.V1;
using Google.Protobuf;
using Grpc.Core;
using Date = Google.Type.Date;

namespace Aumate.PolicyService.Scenarios.Calls;

/// <summary>Makes the calls of the contract on the corpus, and holds every answer against its request.</summary>
/// <param name="connections">Where to; calls take turns.</param>
/// <param name="patience">How long a call may take.</param>
/// <param name="batch">Claims of a batch.</param>
/// <param name="isHeldAgainst">Whether answers are held against their requests; a server whose answers are ready-made knows no request.</param>
internal sealed class Caller(Connections connections, TimeSpan patience, int batch = 1, bool isHeldAgainst = true)
{
    private const int LongestCart = 5;

    // The day on which the corpus asks.
    private static readonly Date Today = new()
    {
        Year = 2026,
        Month = 3,
        Day = 15,
    };

    private static readonly ImmutableArray<string> Languages = ["en", "de", "en", "es"];
    private static readonly ImmutableArray<Audience> Audiences = [Audience.Agent, Audience.Customer];

    private readonly ImmutableArray<PolicyDecisionService.PolicyDecisionServiceClient> decisions =
    [
        .. connections.Each.Select(each => new PolicyDecisionService.PolicyDecisionServiceClient(each)),
    ];

    private readonly ImmutableArray<CoverageService.CoverageServiceClient> coverages =
    [
        .. connections.Each.Select(each => new CoverageService.CoverageServiceClient(each)),
    ];

    /// <summary>The call of a number by a method.</summary>
    public ScenarioCall Call(string method, long number) => new(method, bound => Make(method, number, bound));

    /// <summary>The answer to the call of a number by a method.</summary>
    public async Task<IMessage> Answer(string method, long number, CancellationToken bound)
    {
        var (answer, wrong) = await Ask(method, number, bound);
        return wrong is null ? answer : throw new UnmeasurableException(wrong);
    }

    /// <summary>Waits for a service that listens and may not have read its catalog yet.</summary>
    public async Task UntilServing(CancellationToken bound)
    {
        for (Outcome first; !(first = await Make("EvaluateClaim", 0, bound)).IsOk; await Task.Delay(100, bound))
        {
            bound.ThrowIfCancellationRequested();
            // The first call takes long where the machine is busy.
            if (first.StatusCode is not (nameof(StatusCode.Unavailable) or nameof(StatusCode.DeadlineExceeded)))
            {
                throw new UnmeasurableException($"the first call ended with {first.StatusCode}: {first.Message}");
            }
        }
    }

    private async Task<Outcome> Make(string method, long number, CancellationToken bound)
    {
        try
        {
            var (answer, wrong) = await Ask(method, number, bound);
            return isHeldAgainst && wrong is not null ? Outcome.Wrong(wrong) : Outcome.Ok(answer.CalculateSize());
        }
        catch (RpcException failure)
        {
            return Outcome.Failed(failure);
        }
    }

    private Task<(IMessage Answer, string? Wrong)> Ask(string method, long number, CancellationToken bound)
    {
        var options = new CallOptions(deadline: DateTime.UtcNow + patience, cancellationToken: bound);
        var decision = decisions[(int)(number % decisions.Length)];
        switch (method)
        {
            case "EvaluateClaim":
                var claim = Claim(number);
                return Held(
                    decision.EvaluateClaimAsync(claim, options),
                    answer => Answers.Wrong(claim.RequestId, answer.RequestId, answer.Decision)
                );
            case "ExplainDecision":
                var explained = Explained(number);
                return Held(decision.ExplainDecisionAsync(explained, options), answer => Answers.Wrong(explained.RequestId, answer));
            case "EvaluateClaims":
                var claims = Batch(number);
                return Held(decision.EvaluateClaimsAsync(claims, options), answer => Answers.Wrong(claims, answer));
            case "PreviewCoverage":
                var cart = Cart(number);
                var coverage = coverages[(int)(number % coverages.Length)];
                return Held(coverage.PreviewCoverageAsync(cart, options), answer => Answers.Wrong(cart, answer));
            default:
                throw new UnmeasurableException($"no scenario can call {method}");
        }
    }

    private static async Task<(IMessage Answer, string? Wrong)> Held<T>(AsyncUnaryCall<T> call, Func<T, string?> wrong)
        where T : IMessage
    {
        using (call)
        {
            var answer = await call;
            return (answer, wrong(answer));
        }
    }

    // Every request has an id of its own, so that no answer can pass for another's.
    private static EvaluateClaimRequest Claim(long number) => Claim(number, Id(number));

    private static EvaluateClaimRequest Claim(long place, string id) =>
        new()
        {
            RequestId = id,
            CorrelationId = "load",
            Claim = Corpus.At(place),
        };

    private static ExplainDecisionRequest Explained(long number) =>
        new()
        {
            RequestId = Id(number),
            CorrelationId = "load",
            Claim = Corpus.At(number),
            Audience = Audiences[(int)(number % Audiences.Length)],
        };

    private EvaluateClaimsRequest Batch(long number) =>
        new() { Requests = { Enumerable.Range(0, batch).Select(at => Claim(number * batch + at, $"{Id(number)}-{at}")) } };

    private static PreviewCoverageRequest Cart(long number) =>
        new()
        {
            RequestId = Id(number),
            PurchaseDate = Today,
            Language = Languages[(int)(number % Languages.Length)],
            Lines = { Enumerable.Range(1, 1 + (int)(number % LongestCart)).Select(line => Line(number, line)) },
        };

    private static CartLine Line(long number, int line) =>
        new()
        {
            LineId = line.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Model = Corpus.At(number + line).Product.Model,
            PriceKind = PriceKind.Standard,
            UnitKind = UnitKind.Production,
            Title = Title.Purchased,
        };

    private static string Id(long number) => FormattableString.Invariant($"load-{number}");
}
