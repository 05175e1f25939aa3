using Aumate.PolicyService.Tests.Service;
using Aumate.PolicyService.Wire.V1;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Xunit;
using static Aumate.PolicyService.Tests.Service.Claims;

namespace Aumate.PolicyService.Tests.HotPath;

/// <summary>What the fast way learns, and that what goes wrong in it is what would have gone wrong without it.</summary>
public sealed class HotDecisionsTests
{
    private const int Rounds = 50;
    private const int UnknownPlaces = 1100;
    private const byte FailureTag = (13 << 3) | 2;

    /// <summary>Parsers take a list in pieces, packed or not; read as single numbers, these bytes say a diagnosis as well.</summary>
    [Fact]
    public async Task A_list_that_goes_on_packed_is_no_other_claim()
    {
        await using var service = await RunningService.Start();
        var both = new BothPaths(service.Services);
        var mistaken = InOrder();
        mistaken.Failure = new Failure { Diagnosis = Diagnosis.ProductFault, Causes = { Cause.Misuse, Cause.Accident } };
        both.Learn(Evaluate(mistaken));

        var claim = InOrder();
        claim.Failure = null;
        byte[] failure = [0x10, (byte)Cause.Misuse, 0x12, 2, (byte)Cause.ImproperStorage, (byte)Cause.Misuse];
        var message = ByteString.CopyFrom([.. claim.ToByteArray(), FailureTag, (byte)failure.Length, .. failure]);
        Assert.Equal([Cause.Misuse, Cause.ImproperStorage, Cause.Misuse], Claim.Parser.ParseFrom(message).Failure.Causes);
        using var stream = new MemoryStream();
        using (var output = new CodedOutputStream(stream, leaveOpen: true))
        {
            output.WriteTag(EvaluateClaimRequest.ClaimFieldNumber, WireFormat.WireType.LengthDelimited);
            output.WriteBytes(message);
        }

        both.Ask(stream.ToArray());
        Assert.Empty(both.Differences);
    }

    [Theory]
    [InlineData(Diagnosis.Unspecified)]
    [InlineData(Diagnosis.ExternalCause)]
    public async Task Shapes_that_take_turns_are_learned(Diagnosis diagnosis)
    {
        await using var service = await RunningService.Start();
        var both = new BothPaths(service.Services);
        var (one, other) = (Evaluate(InOrder()), Evaluate(InOrder()));
        other.Claim.Failure.Diagnosis = diagnosis;
        for (var round = 0; round < Rounds; round++)
        {
            both.Ask(one);
            both.Ask(other);
        }

        Assert.InRange(both.Answered, both.Asked - 6, both.Asked);
    }

    [Fact]
    public async Task Places_that_there_are_not_leave_room_for_those_that_there_are()
    {
        await using var service = await RunningService.Start();
        var both = new BothPaths(service.Services);
        var claim = InOrder();
        for (var place = 0; place < UnknownPlaces; place++)
        {
            claim.Jurisdiction = $"x{place}";
            both.Ask(Evaluate(claim));
        }

        claim.Jurisdiction = "DE";
        both.Learn(Evaluate(claim));
        both.Ask(Evaluate(claim));
        Assert.Equal(1, both.Answered);
    }

    [Fact]
    public async Task A_fault_over_claims_of_one_shape_stays_in_the_place_of_each()
    {
        await using var faulty = await Faulty();
        var batch = await faulty.Client.EvaluateClaimsAsync(
            new() { Requests = { Enumerable.Repeat(Discontinued(), 3).Append(Evaluate(InOrder())) } }
        );
        Assert.Equal([false, false, false, true], batch.Outcomes.Select(outcome => outcome.Decision is not null));
    }

    [Fact]
    public async Task A_fault_is_told_in_the_same_way_however_often_it_comes()
    {
        await using var faulty = await Faulty();
        var told = new HashSet<Status>();
        for (var call = 0; call < 3; call++)
        {
            told.Add((await Assert.ThrowsAsync<RpcException>(() => faulty.Client.EvaluateClaimAsync(Discontinued()).ResponseAsync)).Status);
        }

        Assert.Equal(
            [(StatusCode.Unknown, "Exception was thrown by handler.")],
            told.Select(status => (status.StatusCode, status.Detail)).Distinct()
        );
    }

    private static EvaluateClaimRequest Discontinued()
    {
        var request = Evaluate(InOrder());
        request.Claim.Product.Model = "JS-1200";
        return request;
    }

    private static async Task<RunningService> Faulty()
    {
        var broken = new WatchedCache(_ => throw new InvalidOperationException("the memo is broken"));
        var faulty = await RunningService.StartUnready(
            null,
            services => services.Replace(ServiceDescriptor.Singleton<IMemoryCache>(broken))
        );
        await faulty.UntilServing();
        return faulty;
    }
}
