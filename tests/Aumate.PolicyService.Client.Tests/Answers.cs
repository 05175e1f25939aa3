using Aumate.PolicyService.Wire.V1;
using Google.Type;

namespace Aumate.PolicyService.Client.Tests;

/// <summary>Requests, and answers of a sound server to them. Every remedy is refused, so that a failure that is read as a decision would show.</summary>
internal static class Answers
{
    private static readonly Remedy[] Four = [Remedy.Return, Remedy.Exchange, Remedy.FreeRepair, Remedy.PaidRepair];

    public static IReadOnlyList<Remedy> Remedies => Four;

    public static EvaluateClaimRequest Request(int id = 1) =>
        new()
        {
            RequestId = $"r-{id}",
            CorrelationId = $"case-{id}",
            Claim = new Claim
            {
                ClaimDate = new Date
                {
                    Year = 2026,
                    Month = 3,
                    Day = 15,
                },
                Product = new Product { Model = "JS-1500" },
            },
        };

    public static IEnumerable<EvaluateClaimRequest> Requests(int count) => Enumerable.Range(1, count).Select(Request);

    public static PreviewCoverageRequest Cart() =>
        new()
        {
            RequestId = "r-1",
            PurchaseDate = new Date
            {
                Year = 2026,
                Month = 3,
                Day = 15,
            },
            Lines =
            {
                new CartLine { LineId = "a", Model = "JS-1500" },
            },
        };

    public static Decision Decision()
    {
        var decision = new Decision { DecisionId = new string('0', 32), Versions = new Versions() };
        decision.Remedies.AddRange(Four.Select(remedy => new RemedyDecision { Remedy = remedy, Status = RemedyStatus.Ineligible }));
        return decision;
    }

    /// <summary>A status as the service words it, with a reason of its own.</summary>
    public static Google.Rpc.Status Refusal(Grpc.Core.StatusCode code)
    {
        var status = new Google.Rpc.Status { Code = (int)code };
        status.Details.Add(
            Google.Protobuf.WellKnownTypes.Any.Pack(new Google.Rpc.ErrorInfo { Domain = "policy.aumate.com", Reason = "SPOILT" })
        );
        return status;
    }

    public static EvaluateClaimResponse To(EvaluateClaimRequest request) =>
        new()
        {
            RequestId = request.RequestId,
            CorrelationId = request.CorrelationId,
            Decision = Decision(),
        };

    public static IEnumerable<ClaimOutcome> To(IEnumerable<EvaluateClaimRequest> requests) =>
        requests.Select(request => new ClaimOutcome
        {
            RequestId = request.RequestId,
            CorrelationId = request.CorrelationId,
            Decision = Decision(),
        });

    public static PreviewCoverageResponse To(PreviewCoverageRequest request)
    {
        var response = new PreviewCoverageResponse { RequestId = request.RequestId, CorrelationId = request.CorrelationId };
        response.Lines.AddRange(request.Lines.Select(To));
        return response;
    }

    /// <summary>Answers a call as a sound server does.</summary>
    public static async Task Soundly(ScriptedCall call)
    {
        switch (call.Method)
        {
            case "EvaluateClaim":
                await call.Answer(To((await call.Read(EvaluateClaimRequest.Parser))!));
                break;
            case "EvaluateClaims":
                var batch = (await call.Read(EvaluateClaimsRequest.Parser))!;
                await call.Answer(new EvaluateClaimsResponse { Outcomes = { To(batch.Requests) } });
                break;
            case "PreviewCoverage":
                await call.Answer(To((await call.Read(PreviewCoverageRequest.Parser))!));
                break;
            default:
                await SoundlyFor(call, int.MaxValue);
                await call.End(Grpc.Core.StatusCode.OK);
                break;
        }
    }

    /// <summary>Answers so many batches of a stream, or as many as come.</summary>
    public static async Task SoundlyFor(ScriptedCall call, int batches)
    {
        for (var i = 0; i < batches && await call.Read(StreamClaimsRequest.Parser) is { } batch; i++)
        {
            await call.Write(new StreamClaimsResponse { Outcomes = { To(batch.Requests) } });
        }
    }

    private static LineCoverage To(CartLine line)
    {
        var coverage = new LineCoverage { LineId = line.LineId, Model = line.Model };
        coverage.Remedies.AddRange(Four.Select(remedy => new RemedyCoverage { Remedy = remedy, Status = CoverageStatus.NotOffered }));
        return coverage;
    }
}
