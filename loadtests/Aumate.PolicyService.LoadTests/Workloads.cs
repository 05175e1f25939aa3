using System.Collections.Immutable;
using Aumate.PolicyService.Wire.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;

namespace Aumate.PolicyService.LoadTests;

/// <summary>A scenario that the service can do: the bytes to send, every claim of the corpus as often as any other.</summary>
/// <param name="Name">The scenario's name.</param>
/// <param name="Method">The method, on bytes.</param>
/// <param name="Requests">The requests.</param>
/// <param name="AnswerBytes">Mean size of an answer.</param>
/// <param name="ClaimsPerCall">How many claims a request carries.</param>
/// <param name="Alone">Whether one call is under way at a time.</param>
internal sealed record Workload(
    string Name,
    Method<byte[], byte[]> Method,
    ImmutableArray<byte[]> Requests,
    double AnswerBytes,
    int ClaimsPerCall,
    bool Alone
)
{
    public double RequestBytes => Requests.Average(request => request.Length);
}

/// <summary>
/// The scenarios on the corpus. Each is gone through once, and its answers read, before anything is measured: an error would be fast, and an answer
/// that leaves out what the scenario is about would be cheap.
/// </summary>
/// <param name="Ready">What can be measured.</param>
/// <param name="Skipped">What cannot, and why.</param>
internal sealed record Workloads(ImmutableArray<Workload> Ready, ImmutableArray<string> Skipped)
{
    private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(bytes => bytes, bytes => bytes);

    private static readonly ImmutableArray<EvaluateClaimRequest> Corpus =
    [
        .. File.ReadLines(DataFile.PathOf("corpus.jsonl")).Select(EvaluateClaimRequest.Parser.ParseJson),
    ];

    public static async Task<Workloads> Prepare(ScenarioPlan plan, Connections connections, CancellationToken bound)
    {
        await UntilServing(connections.First, bound);
        var ready = ImmutableArray.CreateBuilder<Workload>();
        var skipped = ImmutableArray.CreateBuilder<string>();
        foreach (var scenario in plan.Scenarios)
        {
            try
            {
                ready.Add(await Prepare(scenario, connections.First, bound));
            }
            catch (Exception cannot) when (ready.Count > 0 && cannot is UnmeasurableException or RpcException)
            {
                skipped.Add($"{scenario.Name}: {cannot.Message}");
            }
        }

        return new Workloads(ready.ToImmutable(), skipped.ToImmutable());
    }

    // A service that listens may not have read its catalog yet, and says so.
    private static async Task UntilServing(CallInvoker service, CancellationToken bound)
    {
        var client = new PolicyDecisionService.PolicyDecisionServiceClient(service);
        while (true)
        {
            try
            {
                await client.EvaluateClaimAsync(Corpus[0], cancellationToken: bound);
                return;
            }
            catch (RpcException notYet) when (notYet.StatusCode == StatusCode.Unavailable)
            {
                await Task.Delay(100, bound);
            }
        }
    }

    private static async Task<Workload> Prepare(Scenario scenario, CallInvoker service, CancellationToken bound)
    {
        var described = PolicyDecisionService.Descriptor.FindMethodByName(scenario.Method);
        var method = new Method<byte[], byte[]>(MethodType.Unary, described.Service.FullName, described.Name, Bytes, Bytes);
        var requests = ImmutableArray.CreateBuilder<byte[]>();
        var answered = 0.0;
        foreach (var (request, claims) in await Requests(scenario, described.InputType, service, bound))
        {
            var answer = await service.AsyncUnaryCall(method, null, new CallOptions(cancellationToken: bound), request);
            Check(described.OutputType.Parser.ParseFrom(answer), scenario, claims);
            requests.Add(request);
            answered += answer.Length;
        }

        return new Workload(scenario.Name, method, requests.ToImmutable(), answered / requests.Count, scenario.Batch, scenario.Alone);
    }

    private static async Task<IReadOnlyList<(byte[] Request, string Claims)>> Requests(
        Scenario scenario,
        MessageDescriptor type,
        CallInvoker service,
        CancellationToken bound
    )
    {
        if (scenario.Batch > 1)
        {
            return [.. Batches(scenario.Batch).Select((batch, at) => (batch.ToByteArray(), $"batch {at}"))];
        }

        var requests = new List<(byte[], string)>();
        foreach (var claim in Corpus)
        {
            requests.Add((await Request(scenario, type, claim, service, bound), claim.CorrelationId));
        }

        return requests;
    }

    // As many as it takes for the end of a batch to be the end of the corpus.
    private static IEnumerable<EvaluateClaimsRequest> Batches(int size)
    {
        var claims = size * Corpus.Length / (int)System.Numerics.BigInteger.GreatestCommonDivisor(size, Corpus.Length);
        return Enumerable
            .Range(0, claims)
            .Select(at => Corpus[at % Corpus.Length])
            .Chunk(size)
            .Select(batch => new EvaluateClaimsRequest { Requests = { batch } });
    }

    private static async Task<byte[]> Request(
        Scenario scenario,
        MessageDescriptor type,
        EvaluateClaimRequest claim,
        CallInvoker service,
        CancellationToken bound
    )
    {
        var request = JsonParser.Default.Parse(scenario.Request?.GetRawText() ?? "{}", type);
        Set(request, "request_id", claim.RequestId);
        Set(request, "correlation_id", claim.CorrelationId);
        if (scenario.OfReceipt)
        {
            Set(request, "receipt", await Receipt(claim, service, bound));
        }
        else
        {
            Set(request, "claim", claim.Claim);
        }

        return request.ToByteArray();
    }

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

    private static void Check(IMessage answer, Scenario scenario, string claims)
    {
        IEnumerable<IMessage> answers = answer is EvaluateClaimsResponse batch ? batch.Outcomes : [answer];
        foreach (var (one, field) in answers.SelectMany(one => scenario.Needs.Select(field => (one, field))))
        {
            var value = one.Descriptor.FindFieldByName(field).Accessor.GetValue(one);
            if (value is null or ByteString { IsEmpty: true })
            {
                throw new UnmeasurableException($"the answer to \"{claims}\" has no {field}");
            }
        }
    }
}
