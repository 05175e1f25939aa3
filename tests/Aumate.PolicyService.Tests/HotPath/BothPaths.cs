extern alias host;
using Aumate.PolicyService.Wire.V1;
using Google.Protobuf;
using Grpc.Core;
using host::Aumate.PolicyService.HotPath;
using host::Aumate.PolicyService.Refresh;
using host::Aumate.PolicyService.Wire;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using HostWire = host::Aumate.PolicyService.Wire.V1;

namespace Aumate.PolicyService.Tests.HotPath;

/// <summary>Asks the fast way and the plain one the same.</summary>
internal sealed class BothPaths(IServiceProvider services)
{
    private readonly HotDecisions hot = services.GetRequiredService<HotDecisions>();
    private readonly ClaimDecisions plain = services.GetRequiredService<ClaimDecisions>();
    private readonly CatalogInForce catalogs = services.GetRequiredService<CatalogInForce>();

    // Asked once for both, since a second can end between them.
    private Freshness? freshness;

    public int Asked { get; private set; }

    /// <summary>How many of them are ordinary.</summary>
    public int Read { get; private set; }

    /// <summary>How many of them the fast way answered.</summary>
    public int Answered { get; private set; }

    public List<string> Differences { get; } = [];

    /// <summary>Lets the fast way see a claim as often as it takes to make a form of its shape.</summary>
    public void Learn(EvaluateClaimRequest request)
    {
        var bytes = request.ToByteArray();
        for (var seen = 0; seen < 2; seen++)
        {
            if (ClaimBytes.TryRead(bytes, out var claim))
            {
                hot.TryDecide(in claim, bytes, catalogs.Current!.Snapshot, out _);
            }
        }
    }

    public void Ask(EvaluateClaimRequest request) => Ask(request.ToByteArray());

    public void Ask(byte[] request)
    {
        Asked++;
        freshness = catalogs.FreshnessOf(catalogs.Current!);
        if (Hot(request) is not { } answer)
        {
            return;
        }

        Answered++;
        var expected = Plain(request);
        if (expected is null || !expected.AsSpan().SequenceEqual(answer))
        {
            Differences.Add($"{Convert.ToHexString(request)}\n  plain {Text(expected)}\n  fast  {Text(answer)}");
        }
    }

    /// <summary>Holds the answers of the fast way to those of the plain one.</summary>
    public void Agree() => Assert.True(Differences.Count == 0, $"{Differences.Count} differ:\n{string.Join("\n", Differences.Take(2))}");

    // Null: the fast way leaves the claim to the plain one.
    private byte[]? Hot(byte[] request)
    {
        if (!ClaimBytes.TryRead(request, out var claim))
        {
            return null;
        }

        Read++;
        var held = catalogs.Current!;
        if (!hot.TryDecide(in claim, request, held.Snapshot, out var decision))
        {
            return null;
        }

        var answer = new HotAnswer(decision, freshness);
        var bytes = new byte[answer.Length(in claim)];
        answer.Write(in claim, bytes);
        return bytes;
    }

    // Null: an error.
    private byte[]? Plain(byte[] request)
    {
        var held = catalogs.Current!;
        HostWire.EvaluateClaimRequest asked;
        try
        {
            asked = StrictMarshaller.Read<HostWire.EvaluateClaimRequest>(request);
        }
        catch (RpcException)
        {
            return null;
        }

        return plain.Decide(asked, held.Snapshot).Value is { } decided
            ? new HostWire.EvaluateClaimResponse
            {
                RequestId = asked.RequestId,
                CorrelationId = asked.CorrelationId,
                Decision = decided.Decision,
                Receipt = decided.Receipt,
                CatalogFreshness = FreshnessWriter.Write(freshness),
            }.ToByteArray()
            : null;
    }

    private static string Text(byte[]? answer) => answer is null ? "an error" : $"{EvaluateClaimResponse.Parser.ParseFrom(answer)}";
}
