using System.Buffers.Binary;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using Aumate.PolicyService.Tests.Service;
using Aumate.PolicyService.Wire.V1;
using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Aumate.PolicyService.Tests.HotPath;

/// <summary>Which calls are answered before the host looks at them, on the wire, and that nobody can tell by the answer.</summary>
public sealed class HotCallsTests : IAsyncLifetime
{
    private static readonly byte[] Request = Claims.Evaluate(Claims.InOrder()).ToByteArray();

    /// <summary>Calls that are out of the ordinary, each with whether its answer is OK.</summary>
    private static readonly Dictionary<string, (Func<HttpRequestMessage> Call, string Status)> Others = new()
    {
        ["a message in two parts, and a deadline"] = (() => With("grpc-timeout", "20S", Call(new InParts(Frame(Request), 40))), "0"),
        ["more than an ordinary claim has, in two parts"] = (() => Call(new InParts(Frame(Long), 2100)), "3"),
        ["a frame that says it is compressed"] = (() => Call(new ByteArrayContent([1, .. Frame(Request)[1..]])), "13"),
        ["a call of a page"] = (() => With("Origin", "https://shop.example.com", Call(new ByteArrayContent(Frame(Request)))), "0"),
        ["two messages"] = (() => Call(new ByteArrayContent([.. Frame(Request), .. Frame(Request)])), "13"),
        ["a frame that is cut short"] = (() => Call(new ByteArrayContent(Frame(Request)[..^3])), "13"),
        ["no message"] = (() => Call(new ByteArrayContent([])), "13"),
        ["a claim with a receipt"] = (() => Call(new ByteArrayContent(Frame([.. Request, 0x20, 1]))), "9"),
        ["a claim that is sent twice"] = (() => Call(new ByteArrayContent(Frame([.. Request, .. Request]))), "0"),
        ["a claim without a model"] = (
            () => Call(new ByteArrayContent(Frame(new EvaluateClaimRequest { Claim = new Claim() }.ToByteArray()))),
            "3"
        ),
    };

    private readonly MeterListener listener = new();
    private RunningService service = null!;
    private HttpClient client = null!;
    private int answers;

    public static TheoryData<string> OtherCalls => [.. Others.Keys];

    public async ValueTask InitializeAsync()
    {
        service = await RunningService.Start();
        client = new HttpClient { BaseAddress = service.Address };
        var meters = service.Services.GetRequiredService<IMeterFactory>();
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Name == "aumate.policy.hot_path.answers" && instrument.Meter.Scope == meters)
            {
                listening.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, count, _, _) => Interlocked.Add(ref answers, (int)count));
        listener.Start();
        // Seen, kept.
        await Answer(Ordinary());
        await Answer(Ordinary());
    }

    public async ValueTask DisposeAsync()
    {
        listener.Dispose();
        client.Dispose();
        await service.DisposeAsync();
    }

    [Fact]
    public async Task An_ordinary_call_has_the_answer_of_the_plain_path_and_its_headers()
    {
        // With a field that is sent twice it is not ordinary, and says the same.
        var plain = await Answer(Call(new ByteArrayContent(Frame([.. Request, .. Request]))));
        Assert.Equal(0, answers);
        var fast = await Answer(Ordinary());
        Assert.Equal(1, answers);
        Assert.Equal(plain, fast);
    }

    [Theory]
    [InlineData("headers long before the message", 0)]
    [InlineData("a message in two parts", 40)]
    [InlineData("a message long before its end is said", int.MaxValue)]
    public async Task A_message_is_waited_for(string name, int first)
    {
        var frame = Frame(Request);
        var answer = await Answer(Call(new InParts(frame, Math.Min(first, frame.Length))));
        Assert.Equal((name, "0", 1), (name, answer.Status, answers));
    }

    [Theory]
    [MemberData(nameof(OtherCalls))]
    public async Task Another_call_is_the_hosts(string name)
    {
        var (call, status) = Others[name];
        var answer = await Answer(call());
        Assert.Equal((status, 0), (answer.Status, answers));
    }

    [Fact]
    public async Task Who_measures_and_who_traces_is_told_of_the_endpoint_and_of_the_end()
    {
        var routes = new List<object?>();
        var activities = new List<Activity>();
        using var durations = new MeterListener();
        durations.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Name == "http.server.request.duration")
            {
                listening.EnableMeasurementEvents(instrument);
            }
        };
        durations.SetMeasurementEventCallback<double>(
            (_, _, tags, _) =>
            {
                foreach (var tag in tags)
                {
                    Keep(routes, tag.Key == "http.route" ? tag.Value : null);
                }
            }
        );
        durations.Start();
        using var traces = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => Keep(activities, activity),
        };
        ActivitySource.AddActivityListener(traces);
        await Answer(Ordinary());
        Assert.Equal(1, answers);
        await Serving.Until(() => Task.FromResult(Kept(activities).Length > 0 && Kept(routes).Length > 0));
        Assert.Contains(Path, Kept(routes));
        var own = Kept(activities).Single(activity => activity.GetTagItem("grpc.method") is not null);
        Assert.Equal((Path, "0"), (own.GetTagItem("grpc.method"), own.GetTagItem("grpc.status_code")));
    }

    private const string Path = "/aumate.policy.v1.PolicyDecisionService/EvaluateClaim";

    private static void Keep<T>(List<T> kept, T? one)
    {
        lock (kept)
        {
            if (one is not null)
            {
                kept.Add(one);
            }
        }
    }

    private static T[] Kept<T>(List<T> kept)
    {
        lock (kept)
        {
            return [.. kept];
        }
    }

    private static HttpRequestMessage Ordinary() => Call(new ByteArrayContent(Frame(Request)));

    private static HttpRequestMessage With(string header, string value, HttpRequestMessage call)
    {
        call.Headers.Add(header, value);
        return call;
    }

    // Every text of a claim is at most 64 characters, so this is refused.
    private static byte[] Long => new EvaluateClaimRequest { RequestId = new string('r', 3000) }.ToByteArray();

    private static byte[] Frame(byte[] message)
    {
        var frame = new byte[5 + message.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        message.CopyTo(frame, 5);
        return frame;
    }

    private static HttpRequestMessage Call(HttpContent content)
    {
        content.Headers.ContentType = new("application/grpc");
        return new HttpRequestMessage(HttpMethod.Post, Path)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = content,
            Headers = { TE = { new("trailers") } },
        };
    }

    private async Task<Reply> Answer(HttpRequestMessage call)
    {
        using var response = await client.SendAsync(call);
        var body = await response.Content.ReadAsByteArrayAsync();
        var headers = response.Headers.Concat(response.Content.Headers).Where(header => header.Key != "Date").Order(ByName);
        var status = response.TrailingHeaders.Concat(response.Headers).First(header => header.Key == "grpc-status").Value.Single();
        return new Reply(
            status,
            Convert.ToHexString(body),
            string.Join('\n', headers.Select(header => $"{header.Key}: {string.Join(',', header.Value)}"))
        );
    }

    private static readonly Comparer<KeyValuePair<string, IEnumerable<string>>> ByName = Comparer<
        KeyValuePair<string, IEnumerable<string>>
    >.Create((one, other) => string.CompareOrdinal(one.Key, other.Key));

    private sealed record Reply(string Status, string Body, string Headers);

    /// <summary>A body that comes in two pieces, with a pause between them.</summary>
    private sealed class InParts(byte[] frame, int first) : HttpContent
    {
        private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(frame.AsMemory(0, first));
            await stream.FlushAsync();
            await Task.Delay(Pause);
            await stream.WriteAsync(frame.AsMemory(first));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
