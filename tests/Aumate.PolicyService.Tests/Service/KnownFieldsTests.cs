extern alias host;
using Aumate.PolicyService.Tests.Table;
using Google.Protobuf;
using host::Aumate.PolicyService.Wire;
using Xunit;
using static Aumate.PolicyService.Tests.Service.Claims;
using HostWire = host::Aumate.PolicyService.Wire.V1;

namespace Aumate.PolicyService.Tests.Service;

/// <summary>The walk over the fields of a message says what the runtime says: with what it does not know, and without, a message is as long.</summary>
public sealed class KnownFieldsTests
{
    private const int Drawn = 40_000;

    private static readonly KnownFields Fields = KnownFields.Of(HostWire.EvaluateClaimRequest.Descriptor);
    private static readonly MessageParser<HostWire.EvaluateClaimRequest> All = HostWire.EvaluateClaimRequest.Parser;
    private static readonly MessageParser<HostWire.EvaluateClaimRequest> KnownOnly = All.WithDiscardUnknownFields(true);

    [Fact]
    public void A_claim_with_bits_flipped_has_fields_that_are_not_known_where_the_runtime_says_so()
    {
        var whole = Evaluate(Full()).ToByteArray();
        var (known, unknown) = (0, 0);
        for (var seed = 0; seed < Drawn; seed++)
        {
            var dice = new Random(seed);
            var bytes = seed % 2 == 0 ? (byte[])whole.Clone() : DrawnRequests.Draw(seed).ToByteArray();
            for (var flips = dice.Next(1, 4); flips > 0; flips--)
            {
                bytes[dice.Next(bytes.Length)] ^= (byte)(1 << dice.Next(8));
            }

            if (IsKnownToTheRuntime(bytes) is not { } expected)
            {
                continue;
            }

            Assert.True(expected == Fields.AreAllOf(bytes), $"seed {seed}: {Convert.ToHexString(bytes)}");
            (known, unknown) = expected ? (known + 1, unknown) : (known, unknown + 1);
        }

        // Nothing is shown by claims that are all of one kind.
        Assert.True(known > Drawn / 20 && unknown > Drawn / 20, $"{known} known, {unknown} not");
    }

    private static bool? IsKnownToTheRuntime(byte[] bytes)
    {
        try
        {
            return KnownOnly.ParseFrom(bytes).CalculateSize() == All.ParseFrom(bytes).CalculateSize();
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }
}
