using Aumate.PolicyService.Wire.V1;
using Google.Protobuf;
using Grpc.Core;
using Xunit;
using static Aumate.PolicyService.Tests.Service.Claims;

namespace Aumate.PolicyService.Tests.Service;

/// <summary>Bytes that are refused as no message of the contract are named by their place, so that whoever sent many claims finds the one.</summary>
public sealed class FaultPlacesTests(SharedService service) : IClassFixture<SharedService>
{
    private const string Decisions = "aumate.policy.v1.PolicyDecisionService";

    public static TheoryData<string, string, string> Faults =>
        new()
        {
            { "", "7a0178", "does not define, in requests[2]." },
            { "1a", "b2010178", "does not define, in requests[2].claim." },
            { "1a", "2204" + "4a02" + "7878", "does not define, in requests[2].claim.product." },
            { "1a", "9201" + "00" + "9201" + "03" + "320178", "does not define, in requests[2].claim.services[1]." },
            { "", "1a7f", "no EvaluateClaimsRequest, in requests[2]: " },
            { "1a", "2202" + "0a7f", "no EvaluateClaimsRequest, in requests[2].claim.product: " },
        };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task The_claim_at_fault_among_many_is_named(string within, string fault, string said)
    {
        var bytes = Convert.FromHexString(fault);
        byte[] bad = within.Length == 0 ? bytes : [.. Convert.FromHexString(within), (byte)bytes.Length, .. bytes];
        var good = Evaluate(InOrder()).ToByteArray();
        Assert.Contains(said, await Refusal([good, good, bad, bad]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_beside_the_claims_is_at_fault_in_none_of_them() =>
        Assert.EndsWith(
            "does not define.",
            await Refusal([Evaluate(InOrder()).ToByteArray()], [0x7a, 0x01, 0x78]),
            StringComparison.Ordinal
        );

    private async Task<string> Refusal(IEnumerable<byte[]> requests, params byte[] after)
    {
        using var batch = new MemoryStream();
        using (var output = new CodedOutputStream(batch, leaveOpen: true))
        {
            foreach (var request in requests)
            {
                output.WriteTag(EvaluateClaimsRequest.RequestsFieldNumber, WireFormat.WireType.LengthDelimited);
                output.WriteBytes(ByteString.CopyFrom(request));
            }
        }

        byte[] sent = [.. batch.ToArray(), .. after];
        var call = service.Running.Channel.Send(RawCalls.Of(Decisions, "EvaluateClaims"), sent);
        var refused = await Assert.ThrowsAsync<RpcException>(() => call);
        Assert.Equal("MALFORMED_MESSAGE", refused.GetRpcStatus()!.GetDetail<Google.Rpc.ErrorInfo>().Reason);
        return refused.Status.Detail;
    }
}
