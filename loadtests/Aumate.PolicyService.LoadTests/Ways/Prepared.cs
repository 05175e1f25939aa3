using System.Collections.Immutable;
using Aumate.PolicyService.LoadTests.Calling;
using Aumate.PolicyService.Wire.V1;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Aumate.PolicyService.LoadTests.Ways;

/// <summary>
/// A way to call the service on the corpus. It is gone through once by a stock client, and its answers read, before anything is measured: an error would be fast,
/// and an answer that leaves out what the way is about would be cheap.
/// </summary>
/// <param name="Way">The way.</param>
/// <param name="Calls">The calls, every claim of the corpus as often as any other.</param>
/// <param name="Answers">What the service answers to them, as messages.</param>
internal sealed record Prepared(Way Way, ReadyCalls Calls, ImmutableArray<byte[]> Answers)
{
    public double AnswerBytes => Answers.Average(answer => answer.Length);

    /// <param name="way">The way.</param>
    /// <param name="corpus">The claims.</param>
    /// <param name="grpc">Where the service listens to gRPC.</param>
    /// <param name="web">Where it listens to browsers. Null: nowhere, and the way does not need it.</param>
    /// <param name="bound">Ends it.</param>
    public static async Task<Prepared> Of(Way way, IReadOnlyList<EvaluateClaimRequest> corpus, Uri grpc, Uri? web, CancellationToken bound)
    {
        using var connections = new Connections(grpc, 1);
        var described = Described(way.Method);
        var requests = await Requests.Of(way, described.InputType, corpus, connections.First, bound);
        using var line = Line.Of(way, described, connections.First, web);
        var answers = ImmutableArray.CreateBuilder<byte[]>();
        foreach (var request in requests)
        {
            var answer = await line.Ask(request, bound);
            Check(answer, way);
            answers.Add(answer.ToByteArray());
        }

        return new Prepared(way, line.Ready(requests), answers.ToImmutable());
    }

    private static MethodDescriptor Described(string method) =>
        PolicyDecisionService.Descriptor.FindMethodByName(method) ?? CoverageService.Descriptor.FindMethodByName(method);

    private static void Check(IMessage answer, Way way)
    {
        IEnumerable<IMessage> answers = answer is EvaluateClaimsResponse batch ? batch.Outcomes : [answer];
        foreach (var (one, field) in answers.SelectMany(one => way.Needs.Select(field => (one, field))))
        {
            var value = one.Descriptor.FindFieldByName(field).Accessor.GetValue(one);
            if (value is null or ByteString { IsEmpty: true } or System.Collections.ICollection { Count: 0 })
            {
                throw new UnmeasurableException($"an answer of \"{way.Name}\" has no {field}");
            }
        }
    }
}
