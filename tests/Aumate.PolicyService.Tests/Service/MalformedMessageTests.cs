using System.Text;
using Aumate.PolicyService.Wire.V1;
using Google.Protobuf;
using Grpc.Core;
using Xunit;
using static Aumate.PolicyService.Tests.Service.Claims;

namespace Aumate.PolicyService.Tests.Service;

/// <summary>Bytes that are no message of the contract are refused as such, and never surface as a fault of the service.</summary>
public sealed class MalformedMessageTests(SharedService service) : IClassFixture<SharedService>
{
    private const int Drawn = 6000;
    private const int Lanes = 8;

    private static readonly (StatusCode, string) Malformed = (StatusCode.InvalidArgument, "MALFORMED_MESSAGE");

    /// <summary>Everything that the service may say to bytes that nobody meant.</summary>
    private static readonly (StatusCode, string)[] Sane =
    [
        (StatusCode.OK, ""),
        Malformed,
        (StatusCode.InvalidArgument, "INVALID_CLAIM"),
        (StatusCode.FailedPrecondition, "TERMS_NOT_IN_FORCE"),
        (StatusCode.FailedPrecondition, "RECEIPTS_NOT_CONFIGURED"),
    ];

    private static readonly Dictionary<string, byte[]> Table = new()
    {
        ["a length beyond the end"] = [0x1a, 0x7f],
        ["a tag without a value"] = [0x1a],
        ["a varint that never ends"] = [.. Enumerable.Repeat((byte)0xff, 12)],
        ["field number 0"] = [0x02, 0x00],
        ["a negative length"] = [0x1a, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01],
        ["a wire type that there is not"] = [0x1e, 0x00],
        ["an end without a start"] = [0x1c],
        ["a group that never ends"] = [0x1b, 0x08, 0x01],
        ["a group that another ends"] = [0x1b, 0x24],
        ["groups deeper than any message"] = [.. Enumerable.Repeat((byte)0x1b, 5000)],
        ["a text where the claim is"] = Field(3, Encoding.UTF8.GetBytes("no claim at all")),
        ["a number where the claim is"] = [0x18, 0x01],
        ["a number where a text is"] = [0x08, 0x01],
        ["four bytes where a message is"] = Field(3, [0x0d, 1, 2, 3, 4]),
        ["a message where an enum is"] = Field(3, Field(10, [0x08, 0x01])),
        ["a packed list that breaks off"] = Field(3, Field(13, Field(2, [0x80]))),
        ["a field that the request does not have"] = Field(15, "x"u8),
        ["an empty field that the request does not have"] = Field(15, []),
        ["a field with the largest number"] = [0xf8, 0xff, 0xff, 0xff, 0x0f, 0x01],
        ["an empty group that the request does not have"] = [0x7b, 0x7c],
        ["a field that the claim does not have"] = Field(3, Field(22, "x"u8)),
        ["a field that the product does not have"] = Field(3, Field(4, Field(9, "x"u8))),
        ["a field that a date does not have"] = Field(3, Field(1, [0x20, 0x01])),
        ["a field that an instant does not have"] = Field(3, Field(2, [0x18, 0x01])),
        ["a field that money does not have"] = Field(3, Field(5, Field(3, [0x20, 0x01]))),
        ["a field that a service does not have"] = Field(3, Field(18, Field(6, "x"u8))),
        ["a field that a waiver of the contract does not have"] = Field(3, Field(6, Field(3, Field(5, [0x18, 0x01])))),
        ["a text of invalid UTF-8"] = Field(1, [0xff]),
    };

    public static TheoryData<string> Names => [.. Table.Keys];

    public static TheoryData<string> Texts =>
        ["request_id", "correlation_id", .. FieldSpot.OfType(Google.Protobuf.Reflection.FieldType.String).Select(spot => spot.Path)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Bytes_that_are_no_message_are_refused_as_malformed_by_both_calls(string name)
    {
        byte[] request = [.. Evaluate(InOrder()).ToByteArray(), .. Table[name]];
        Assert.Equal(Malformed, await Answer(RawCalls.Evaluate, request));
        Assert.Equal(Malformed, await Answer(RawCalls.Explain, request));
    }

    /// <summary>A list that is not packed is longer when it is written again, by as much as the unknown field takes.</summary>
    [Theory]
    [InlineData(true, "1a230a0708ea0f1003180f22090a074a532d313530302a090a0708ea0f1003180a6a02100138017801")]
    [InlineData(false, "1a2f0a0708ea0f1003180f22090a074a532d313530302a090a0708ea0f1003180a32081a062a04080510016a0410011801")]
    public async Task An_unknown_field_is_refused_whatever_else_is_written_longer(bool explain, string request) =>
        Assert.Equal(Malformed, await Answer(explain ? RawCalls.Explain : RawCalls.Evaluate, Convert.FromHexString(request)));

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_text_that_is_no_utf8_is_refused_wherever_it_stands(string path)
    {
        const string Marker = "~here~";
        var request = Evaluate(Full());
        // Enough before most texts that they are read across the pieces in which a message arrives.
        request.Claim.Services.Add(Enumerable.Repeat(AService(), 31));
        if (EvaluateClaimRequest.Descriptor.FindFieldByName(path) is { } ofRequest)
        {
            ofRequest.Accessor.SetValue(request, Marker);
        }
        else
        {
            FieldSpot.At(path).Set(request.Claim, Marker);
        }

        byte[][] invalid =
        [
            [0xff],
            [0xc3],
            [0xc0, 0x80],
            [0xed, 0xa0, 0x80],
            [0xf4, 0x90, 0x80, 0x80],
        ];
        foreach (var bytes in invalid)
        {
            var sent = request.ToByteArray();
            bytes.CopyTo(sent, sent.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Marker)));
            Assert.Equal(Malformed, await Answer(RawCalls.Evaluate, sent));
        }
    }

    [Fact]
    public async Task A_request_cut_short_anywhere_is_malformed_and_one_of_no_bytes_has_no_claim()
    {
        var whole = Evaluate(Full()).ToByteArray();
        await Parallel.ForEachAsync(
            Enumerable.Range(1, whole.Length - 1),
            async (length, _) => Assert.Equal(Malformed, await Answer(RawCalls.Evaluate, whole[..length]))
        );
        Assert.Equal((StatusCode.InvalidArgument, "INVALID_CLAIM"), await Answer(RawCalls.Evaluate, []));
        Assert.Equal((StatusCode.OK, ""), await Answer(RawCalls.Evaluate, whole));
    }

    [Fact]
    public Task Bytes_drawn_at_random_never_surface_as_a_fault_of_the_service() =>
        StaysSane(dice =>
        {
            var bytes = new byte[dice.Next(1, 200)];
            dice.NextBytes(bytes);
            return bytes;
        });

    [Fact]
    public Task Fields_drawn_at_random_never_surface_as_a_fault_of_the_service() =>
        StaysSane(dice => Field(3, [.. Enumerable.Range(0, dice.Next(1, 6)).SelectMany(_ => RandomField(dice))]));

    [Fact]
    public Task A_request_with_bits_flipped_never_surfaces_as_a_fault_of_the_service()
    {
        var whole = Evaluate(Full()).ToByteArray();
        return StaysSane(dice =>
        {
            var bytes = (byte[])whole.Clone();
            for (var flips = dice.Next(1, 5); flips > 0; flips--)
            {
                bytes[dice.Next(bytes.Length)] ^= (byte)(1 << dice.Next(8));
            }

            return bytes;
        });
    }

    // A field of a message, with its length before it.
    private static byte[] Field(int number, ReadOnlySpan<byte> content)
    {
        using var stream = new MemoryStream();
        using (var output = new CodedOutputStream(stream))
        {
            output.WriteTag(number, WireFormat.WireType.LengthDelimited);
            output.WriteLength(content.Length);
        }

        return [.. stream.ToArray(), .. content];
    }

    private static byte[] RandomField(Random dice)
    {
        var content = new byte[dice.Next(12)];
        dice.NextBytes(content);
        return dice.Next(2) == 0 ? Field(dice.Next(1, 23), content) : Field(dice.Next(1, 23), Field(dice.Next(1, 9), content));
    }

    private async Task StaysSane(Func<Random, byte[]> draw)
    {
        var insane = new List<string>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Drawn),
            new ParallelOptions { MaxDegreeOfParallelism = Lanes },
            async (seed, _) =>
            {
                var request = draw(new Random(seed));
                var answer = await Answer(seed % 2 == 0 ? RawCalls.Evaluate : RawCalls.Explain, request);
                if (!Sane.Contains(answer))
                {
                    lock (insane)
                    {
                        insane.Add($"seed {seed}: {answer} to {Convert.ToHexString(request)}");
                    }
                }
            }
        );
        Assert.Empty(insane);
    }

    private async Task<(StatusCode, string)> Answer(Method<byte[], byte[]> method, byte[] request)
    {
        try
        {
            await service.Running.Channel.Send(method, request);
            return (StatusCode.OK, "");
        }
        catch (RpcException refused)
        {
            return (refused.StatusCode, refused.GetRpcStatus()?.GetDetail<Google.Rpc.ErrorInfo>()?.Reason ?? refused.Status.Detail);
        }
    }
}
