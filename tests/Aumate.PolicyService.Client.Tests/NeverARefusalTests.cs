using Aumate.PolicyService.Wire.V1;
using CsCheck;
using Google.Protobuf;
using Grpc.Core;
using Xunit;

namespace Aumate.PolicyService.Client.Tests;

/// <summary>The promise of the package, over drawn failures: none of them yields a status, and least of all a refusal.</summary>
public sealed class NeverARefusalTests
{
    private static readonly byte[] Sound = Answers.To(Answers.Request()).ToByteArray();

    private static readonly Gen<byte[]> Spoilt = Gen.Select(Gen.Int[0, Sound.Length - 1], Gen.Byte, Gen.Bool)
        .Select((at, value, isCut) => isCut ? Sound[..at] : [.. Sound[..at], value, .. Sound[(at + 1)..]]);

    private static readonly Gen<byte[]> AnyBytes = Gen.OneOf(Spoilt, Gen.Byte.Array[0, 60]);

    /// <summary>
    /// An answer in which a byte was changed, or that was cut, may still be a decision: then it is one that the contract's own reading has with the same statuses, and never a status that the
    /// bytes do not say.
    /// </summary>
    [Fact]
    public void What_is_read_of_any_bytes_is_what_they_say_or_not_known() =>
        AnyBytes.Sample(
            bytes =>
            {
                if (Parsed(bytes) is not { } message)
                {
                    return;
                }

                var answer = AnswerReader.Read(AskedClaim.Alone(Answers.Request()), message);
                foreach (var remedy in Answers.Remedies)
                {
                    var standing = answer.StandingOf(remedy);
                    Assert.True(
                        standing == RemedyStanding.NotKnown
                            || (
                                message.RequestId == "r-1"
                                && message.Decision.Remedies.Single(one => one.Remedy == remedy).Status.ToString() == standing.ToString()
                            )
                    );
                }
            },
            iter: 20_000
        );

    [Fact]
    public async Task No_failure_of_any_kind_yields_a_status()
    {
        (StatusCode Code, byte[]? Body, bool IsCut) fault = default;
        await using var server = await FaultyServer.Start(async call =>
        {
            if (fault.Body is not null)
            {
                await call.Write(fault.Body);
            }

            if (fault.IsCut)
            {
                call.Cut();
                return;
            }

            await call.End(fault.Code);
        });
        using var client = Ask.Client(server, options => options.BatchTimeout = TimeSpan.FromMilliseconds(50));
        var faults = Gen.Select(
            Gen.Int[1, 20],
            Gen.OneOf(Gen.Const((byte[]?)Sound), AnyBytes.Select(bytes => (byte[]?)bytes), Gen.Const((byte[]?)null)),
            Gen.Bool
        );
        await faults.SampleAsync(
            async (code, body, isCut) =>
            {
                fault = ((StatusCode)code, body, isCut);
                foreach (var way in Ask.Ways)
                {
                    Assert.NotNull(await Ask.By(client, way.Data));
                }
            },
            iter: 100,
            threads: 1
        );
    }

    private static EvaluateClaimResponse? Parsed(byte[] bytes)
    {
        try
        {
            return EvaluateClaimResponse.Parser.ParseFrom(bytes);
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }
}
