using Aumate.PolicyService.Wire.V1;
using Google.Protobuf;
using Grpc.Core;

namespace Aumate.PolicyService.Floors;

/// <summary>
/// What a stock gRPC server costs that decides nothing: it reads the request with the stock parser, and writes an answer that it was given at the start.
/// </summary>
internal static class Floor
{
    public static async Task<int> Run(string url, ReadyAnswers answers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = Microsoft.AspNetCore.Server.Kestrel.Core.HttpProtocols.Http2)
        );
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(answers);
        builder.Services.AddSingleton<ReadyDecisions>();
        builder.Services.AddSingleton<ReadyCoverage>();
        await using var app = builder.Build();
        app.MapGrpcService<ReadyDecisions>();
        app.MapGrpcService<ReadyCoverage>();
        await app.StartAsync();
        Console.WriteLine($"Now listening on: {app.Urls.First()}");
        await app.WaitForShutdownAsync();
        return 0;
    }

    /// <summary>A method without answers is not implemented, as of any stock server.</summary>
    public static Task<T> Answer<T>(Turns<T>? ready)
        where T : IMessage =>
        ready is null ? throw new RpcException(new Status(StatusCode.Unimplemented, "no answer is ready")) : Task.FromResult(ready.Next());
}

/// <summary>Decisions that are ready.</summary>
internal sealed class ReadyDecisions(ReadyAnswers answers) : PolicyDecisionService.PolicyDecisionServiceBase
{
    private readonly Turns<EvaluateClaimResponse>? evaluate = answers.Of("EvaluateClaim", EvaluateClaimResponse.Parser.ParseFrom);
    private readonly Turns<EvaluateClaimsResponse>? batch = answers.Of("EvaluateClaims", EvaluateClaimsResponse.Parser.ParseFrom);
    private readonly Turns<ExplainDecisionResponse>? explain = answers.Of("ExplainDecision", ExplainDecisionResponse.Parser.ParseFrom);

    /// <inheritdoc/>
    public override Task<EvaluateClaimResponse> EvaluateClaim(EvaluateClaimRequest request, ServerCallContext context) =>
        Floor.Answer(evaluate);

    /// <inheritdoc/>
    public override Task<EvaluateClaimsResponse> EvaluateClaims(EvaluateClaimsRequest request, ServerCallContext context) =>
        Floor.Answer(batch);

    /// <inheritdoc/>
    public override Task<ExplainDecisionResponse> ExplainDecision(ExplainDecisionRequest request, ServerCallContext context) =>
        Floor.Answer(explain);
}

/// <summary>Coverage that is ready.</summary>
internal sealed class ReadyCoverage(ReadyAnswers answers) : CoverageService.CoverageServiceBase
{
    private readonly Turns<PreviewCoverageResponse>? preview = answers.Of("PreviewCoverage", PreviewCoverageResponse.Parser.ParseFrom);

    /// <inheritdoc/>
    public override Task<PreviewCoverageResponse> PreviewCoverage(PreviewCoverageRequest request, ServerCallContext context) =>
        Floor.Answer(preview);
}
