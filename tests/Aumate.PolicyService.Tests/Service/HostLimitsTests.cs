using System.Net;
using System.Net.Sockets;
using Aumate.PolicyService.Wire.V1;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;
using static Aumate.PolicyService.Tests.Service.Claims;

namespace Aumate.PolicyService.Tests.Service;

/// <summary>What one caller can ask of the server at most.</summary>
public sealed class HostLimitsTests(SharedService service) : IClassFixture<SharedService>
{
    private const int MostRequestBytes = 64 * 1024;
    private const int MostHeaderBytes = 16 * 1024;
    private const int MostHeaders = 64;
    private const int MostStreams = 256;

    [Theory]
    [InlineData(MostRequestBytes + 1)]
    [InlineData(2 * MostRequestBytes)]
    [InlineData(16 * 1024 * 1024)]
    public async Task A_request_of_more_than_64_KiB_is_refused_for_its_size(int bytes)
    {
        Assert.Equal(StatusCode.ResourceExhausted, await AnswerTo(RequestOf(bytes)));
        await service.Client.EvaluateClaimAsync(Evaluate(InOrder()));
    }

    [Fact]
    public async Task A_request_of_64_KiB_is_read() =>
        Assert.Equal(StatusCode.InvalidArgument, await AnswerTo(RequestOf(MostRequestBytes)));

    [Fact]
    public async Task A_compressed_request_is_not_read_since_a_cut_one_would_unpack_to_a_part_of_a_claim()
    {
        var packed = new Metadata { { "grpc-internal-encoding-request", "gzip" } };
        var small = Evaluate(InOrder()).ToByteArray();
        Assert.Equal(StatusCode.Unimplemented, await AnswerTo(small, packed));
        Assert.Equal(StatusCode.OK, await AnswerTo(small));
    }

    [Fact]
    public async Task The_largest_claim_that_can_be_right_fits_and_so_does_its_explanation()
    {
        var request = new ExplainDecisionRequest
        {
            RequestId = Largest.Text,
            CorrelationId = Largest.Text,
            Claim = Largest.Claim(),
        };
        Assert.InRange(request.CalculateSize(), 18_000, MostRequestBytes / 2);
        Assert.Equal(4, (await service.Client.ExplainDecisionAsync(request)).Explanation.Remedies.Count);
    }

    [Theory]
    [InlineData(1, MostHeaderBytes)]
    [InlineData(4, MostHeaderBytes / 4)]
    [InlineData(MostHeaders, 1)]
    public async Task Headers_beyond_their_limit_are_refused_and_the_next_call_is_not(int count, int bytes)
    {
        var headers = new Metadata();
        for (var i = 0; i < count; i++)
        {
            headers.Add($"x-{i}", new string('x', bytes));
        }

        await using var own = await RunningService.Start();
        await Assert.ThrowsAsync<RpcException>(() => own.Client.EvaluateClaimAsync(Evaluate(InOrder()), headers).ResponseAsync);
        await own.Client.EvaluateClaimAsync(Evaluate(InOrder()));
    }

    [Fact]
    public async Task Headers_within_their_limit_are_read()
    {
        var headers = new Metadata();
        for (var i = 0; i < MostHeaders - 12; i++)
        {
            headers.Add($"x-{i}", new string('x', 200));
        }

        await service.Client.EvaluateClaimAsync(Evaluate(InOrder()), headers);
    }

    /// <summary>The first frame of the server says what it takes (RFC 9113, 6.5.2); a client that asks for more breaks the protocol.</summary>
    [Fact]
    public async Task The_server_says_how_many_calls_a_connection_may_have_under_way()
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, service.Running.Address.Port);
        var stream = connection.GetStream();
        byte[] emptySettings = [0, 0, 0, 4, 0, 0, 0, 0, 0];
        await stream.WriteAsync((byte[])[.. "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8, .. emptySettings]);
        var header = new byte[9];
        await stream.ReadExactlyAsync(header);
        Assert.Equal(4, header[3]);
        var payload = new byte[(header[0] << 16) + (header[1] << 8) + header[2]];
        await stream.ReadExactlyAsync(payload);
        var settings = payload
            .Chunk(6)
            .ToDictionary(setting => (setting[0] << 8) + setting[1], setting => BitConverter.ToInt32([.. setting[2..].Reverse()]));
        Assert.Equal((MostStreams, MostHeaderBytes), (settings[3], settings[6]));
    }

    [Fact]
    public void What_no_caller_can_be_made_to_show_here_is_set()
    {
        var kestrel = service.Running.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value;
        Assert.False(kestrel.AddServerHeader);
        Assert.Equal(4096, kestrel.Limits.MaxConcurrentConnections);
        Assert.Equal(TimeSpan.FromSeconds(10), kestrel.Limits.RequestHeadersTimeout);
        // What the server takes in before gRPC has read the length of a message must not be too large for the server itself.
        Assert.True(kestrel.Limits.MaxRequestBodySize > kestrel.Limits.Http2.InitialStreamWindowSize);
    }

    private static byte[] RequestOf(int bytes)
    {
        // Tag and length of the text take four bytes or five.
        var request = new EvaluateClaimRequest { RequestId = new string('x', bytes - 5) };
        request.RequestId += new string('x', bytes - request.CalculateSize());
        Assert.Equal(bytes, request.CalculateSize());
        return request.ToByteArray();
    }

    private async Task<StatusCode> AnswerTo(byte[] request, Metadata? headers = null)
    {
        try
        {
            await service.Running.Channel.Send(RawCalls.Evaluate, request, headers);
            return StatusCode.OK;
        }
        catch (RpcException refused)
        {
            return refused.StatusCode;
        }
    }
}
