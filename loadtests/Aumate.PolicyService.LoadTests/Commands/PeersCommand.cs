using System.Collections.Immutable;
using Aumate.PolicyService.LoadTests.Calling;
using Aumate.PolicyService.LoadTests.Peers;
using Aumate.PolicyService.LoadTests.Peers.Wire;
using Aumate.PolicyService.LoadTests.Races;
using Aumate.PolicyService.LoadTests.Ways;
using Aumate.PolicyService.Wire.V1;
using Google.Protobuf;
using Grpc.Core;

namespace Aumate.PolicyService.LoadTests.Commands;

/// <summary>Measures the service beside a decision server of others with the same decision, once its answers are known to be the same.</summary>
internal static class PeersCommand
{
    private const string Path = "/cerbos.svc.v1.CerbosService/CheckResources";

    private static readonly ImmutableArray<Level> Levels = [Level.Alone, Level.Loaded];

    private static readonly Method<CheckResourcesRequest, CheckResourcesResponse> Check = new(
        MethodType.Unary,
        "cerbos.svc.v1.CerbosService",
        "CheckResources",
        Marshallers.Create(message => message.ToByteArray(), CheckResourcesRequest.Parser.ParseFrom),
        Marshallers.Create(message => message.ToByteArray(), CheckResourcesResponse.Parser.ParseFrom)
    );

    public static Task<int> Run(IReadOnlyList<string> args) => Measuring.Run("peers", args, new RaceOptions(), Measure);

    private static async Task Measure(Stage stage)
    {
        await Cerbos.Install(stage.Bound);
        var service = await stage.Service(places: 1);
        EvaluateClaimRequest[] corpus = [.. Corpus.Claims.Where(each => CerbosRequest.Covers(each.Claim))];
        var way = await Prepared.Of(new Way("evaluate", "EvaluateClaim", ["decision"]), corpus, service.Address, null, stage.Bound);
        var decisions = way.Answers.Select(answer => EvaluateClaimResponse.Parser.ParseFrom(answer).Decision).ToList();
        CheckResourcesRequest[] requests = [.. corpus.Zip(decisions, CerbosRequest.Of)];
        var answers = stage.Answers(way);
        var asked = ReadyCalls.OfMessages(Path, ReadyCalls.Grpc, requests.Select(each => each.ToByteArray()));
        (string Name, ServerProcess Server, ReadyCalls Calls)[] servers =
        [
            ("service", service, way.Calls),
            ("floor", await stage.Floor("floor", answers), way.Calls),
            ("floor (again)", await stage.Floor("floor", answers), way.Calls),
            ("Cerbos, tuned", await Peer("tuned", requests, decisions, stage), asked),
            ("Cerbos, as it comes", await Peer("usual", requests, decisions, stage), asked),
        ];
        var pinned = await Cores.PinClient(stage.Bound);
        await Console.Out.WriteLineAsync(Measuring.Head(stage, pinned, $"{corpus.Length} claims in turn"));
        await Race.WarmUp(Lanes(servers, Level.Loaded, stage), stage.Options, stage.Bound);
        foreach (var level in Levels)
        {
            var results = await Race.Run(Lanes(servers, level, stage), stage.Options, stage.Bound);
            stage.Figures.AddSame(results[2].To(results[1]));
            stage.Figures.Add($"Cerbos, {level}: CPU to service", results[3].To(results[0]).Median);
            await Console.Out.WriteLineAsync(RaceTable.Write($"peers, {level}", results, results[0]));
        }

        await Console.Out.WriteLineAsync(
            "Cerbos does more: attributes of any type, scopes, looking up policies and roles. It does less: no findings, missing facts, days, amounts or replacement; "
                + "days and the catalog's word on accessories are given to it ready, and it says only whether a remedy is eligible.\n"
        );
    }

    private static Lane[] Lanes((string Name, ServerProcess Server, ReadyCalls Calls)[] servers, Level level, Stage stage) =>
        [.. servers.Select(each => new Lane(each.Name, [each.Server], each.Server.Address, each.Calls, stage.Options.Caller, level))];

    private static async Task<ServerProcess> Peer(
        string settings,
        IReadOnlyList<CheckResourcesRequest> requests,
        IReadOnlyList<Decision> decisions,
        Stage stage
    )
    {
        var peer = await stage.Add(Cerbos.Start(settings, stage.Bound));
        using var connections = new Connections(peer.Address, 1);
        foreach (var (request, decision) in requests.Zip(decisions))
        {
            var call = connections.First.AsyncUnaryCall(Check, null, new CallOptions(cancellationToken: stage.Bound), request);
            var effects = (await call).Results[0].Actions;
            foreach (var (remedy, status) in CerbosRequest.Statuses(decision))
            {
                if ((effects[remedy] == Effect.Allow) != (status == RemedyStatus.Eligible))
                {
                    throw new UnmeasurableException($"{request.RequestId}, {remedy}: Cerbos says {effects[remedy]}, the service {status}");
                }
            }
        }

        return peer;
    }
}
