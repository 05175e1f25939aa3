using System.Buffers.Binary;
using System.Net.Http.Headers;
using System.Text;
using Aumate.PolicyService.LoadTests.Calling;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;

namespace Aumate.PolicyService.LoadTests.Ways;

/// <summary>A method over one of its carriers.</summary>
internal abstract class Line(MethodDescriptor method) : IDisposable
{
    protected MethodDescriptor Method => method;

    protected string GrpcPath => $"/{method.Service.FullName}/{method.Name}";

    public static Line Of(Way way, MethodDescriptor method, CallInvoker grpc, Uri? web) =>
        way.Over switch
        {
            Carrier.Grpc => new GrpcLine(method, grpc, way),
            Carrier.GrpcWeb => new GrpcWebLine(method, web!, way),
            _ => new JsonLine(method, web!, way),
        };

    /// <summary>Asks once, and reads the answer.</summary>
    public abstract Task<IMessage> Ask(IMessage request, CancellationToken bound);

    /// <summary>The calls as bytes.</summary>
    public abstract ReadyCalls Ready(IReadOnlyList<IMessage> requests);

    public virtual void Dispose() { }

    private sealed class GrpcLine(MethodDescriptor method, CallInvoker grpc, Way way) : Line(method)
    {
        private static readonly Marshaller<byte[]> Bytes = Marshallers.Create(bytes => bytes, bytes => bytes);

        private readonly Method<byte[], byte[]> called = new(MethodType.Unary, method.Service.FullName, method.Name, Bytes, Bytes);

        public override async Task<IMessage> Ask(IMessage request, CancellationToken bound) =>
            Method.OutputType.Parser.ParseFrom(
                await grpc.AsyncUnaryCall(called, null, new CallOptions(cancellationToken: bound), request.ToByteArray())
            );

        public override ReadyCalls Ready(IReadOnlyList<IMessage> requests) =>
            ReadyCalls.OfMessages(GrpcPath, ReadyCalls.Grpc, requests.Select(each => each.ToByteArray()), way.Claims);
    }

    private abstract class WebLine(MethodDescriptor method, Uri web) : Line(method)
    {
        private readonly HttpClient http = new() { BaseAddress = web };

        public override async Task<IMessage> Ask(IMessage request, CancellationToken bound)
        {
            var ready = Ready([request]);
            using var body = new ByteArrayContent(ready.Bodies[0]);
            body.Headers.ContentType = new MediaTypeHeaderValue(ready.ContentType);
            using var answer = await http.PostAsync(new Uri(ready.Path, UriKind.Relative), body, bound);
            var bytes = await answer.Content.ReadAsByteArrayAsync(bound);
            return answer.IsSuccessStatusCode
                ? Read(bytes)
                : throw new UnmeasurableException($"{ready.Path}: {(int)answer.StatusCode} {Encoding.UTF8.GetString(bytes)}");
        }

        public override void Dispose()
        {
            http.Dispose();
            base.Dispose();
        }

        protected abstract IMessage Read(byte[] answer);
    }

    private sealed class JsonLine(MethodDescriptor method, Uri web, Way way) : WebLine(method, web)
    {
        public override ReadyCalls Ready(IReadOnlyList<IMessage> requests) =>
            new(
                way.Path!,
                ReadyCalls.Json,
                [.. requests.Select(each => Encoding.UTF8.GetBytes(JsonFormatter.Default.Format(each)))],
                way.Claims
            );

        protected override IMessage Read(byte[] answer) => JsonParser.Default.Parse(Encoding.UTF8.GetString(answer), Method.OutputType);
    }

    private sealed class GrpcWebLine(MethodDescriptor method, Uri web, Way way) : WebLine(method, web)
    {
        private const int Prefix = 5;

        public override ReadyCalls Ready(IReadOnlyList<IMessage> requests) =>
            ReadyCalls.OfMessages(GrpcPath, ReadyCalls.GrpcWeb, requests.Select(each => each.ToByteArray()), way.Claims);

        // The message, and the trailers after it.
        protected override IMessage Read(byte[] answer)
        {
            if (answer.Length < Prefix || answer[0] != 0)
            {
                throw new UnmeasurableException($"{GrpcPath}: {Encoding.UTF8.GetString(answer)}");
            }

            return Method.OutputType.Parser.ParseFrom(answer, Prefix, BinaryPrimitives.ReadInt32BigEndian(answer.AsSpan(1)));
        }
    }
}
