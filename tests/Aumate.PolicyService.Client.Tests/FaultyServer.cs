using System.Buffers.Binary;
using System.Collections.Concurrent;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace Aumate.PolicyService.Client.Tests;

/// <summary>A server that does what a test tells it, in bytes: also what no server should.</summary>
internal sealed class FaultyServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private FaultyServer(WebApplication app) => this.app = app;

    /// <summary>The methods that were called, in their order.</summary>
    public ConcurrentQueue<string> Calls { get; } = new();

    /// <summary>The deadlines that callers named, as they wrote them.</summary>
    public ConcurrentQueue<string> Deadlines { get; } = new();

    public Uri Address => new(app.Urls.Single());

    /// <summary>Starts a server that answers every call by a script, at an address of its choice or at the one given.</summary>
    public static async Task<FaultyServer> Start(Func<ScriptedCall, Task> script, Uri? address = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2);
            // A stream is as long as the caller makes it.
            kestrel.Limits.MaxRequestBodySize = null;
        });
        var app = builder.Build();
        app.Urls.Add(address?.ToString() ?? "http://127.0.0.1:0");
        var server = new FaultyServer(app);
        app.Run(async context =>
        {
            var method = context.Request.Path.Value!.Split('/')[^1];
            server.Calls.Enqueue(method);
            server.Deadlines.Enqueue(context.Request.Headers["grpc-timeout"].ToString());
            await script(new ScriptedCall(context, method, server.Calls.Count));
        });
        await app.StartAsync();
        return server;
    }

    /// <summary>Starts a server that refuses or fails every call with one status.</summary>
    public static Task<FaultyServer> Failing(StatusCode code) => Start(call => call.End(code));

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(new CancellationToken(canceled: true));
        await app.DisposeAsync();
    }
}

/// <summary>One call to the faulty server.</summary>
/// <param name="context">The call.</param>
/// <param name="method">Its method.</param>
/// <param name="number">The how many-eth call of the server it is, from 1.</param>
internal sealed class ScriptedCall(HttpContext context, string method, int number)
{
    private const int Prefix = 5;

    public string Method => method;

    public int Number => number;

    /// <summary>The next message. Null: the caller sends none any more.</summary>
    public async Task<T?> Read<T>(MessageParser<T> parser)
        where T : class, IMessage<T>
    {
        var head = new byte[Prefix];
        if (await context.Request.Body.ReadAtLeastAsync(head, Prefix, throwOnEndOfStream: false) < Prefix)
        {
            return null;
        }

        var body = new byte[BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(1))];
        await context.Request.Body.ReadExactlyAsync(body);
        return parser.ParseFrom(body);
    }

    /// <summary>Sends a message.</summary>
    public Task Write(IMessage message) => Write(message.ToByteArray());

    /// <summary>Sends bytes as a message.</summary>
    public async Task Write(byte[] bytes)
    {
        Begin();
        var head = new byte[Prefix];
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(1), bytes.Length);
        await context.Response.Body.WriteAsync(head);
        await context.Response.Body.WriteAsync(bytes);
        await context.Response.Body.FlushAsync();
    }

    /// <summary>Ends the call: in the headers where nothing was written, as servers do, since a caller tries no call again whose answer has begun.</summary>
    public Task End(StatusCode code, Google.Rpc.Status? details = null)
    {
        var hasBegun = context.Response.HasStarted;
        Begin();
        Action<string, string> add = hasBegun
            ? (name, value) => context.Response.AppendTrailer(name, value)
            : (name, value) => context.Response.Headers[name] = value;
        add("grpc-status", $"{(int)code}");
        add("grpc-message", details?.Message ?? "scripted");
        if (details is not null)
        {
            add("grpc-status-details-bin", Convert.ToBase64String(details.ToByteArray()));
        }

        return Task.CompletedTask;
    }

    /// <summary>Answers and ends well.</summary>
    public async Task Answer(IMessage message)
    {
        await Write(message);
        await End(StatusCode.OK);
    }

    /// <summary>Answers nothing until the caller gives up or the server ends.</summary>
    public Task Hang() => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);

    /// <summary>Resets the stream.</summary>
    public void Reset() => context.Abort();

    /// <summary>Cuts the connection.</summary>
    public void Cut() => context.Features.Get<IConnectionLifetimeFeature>()!.Abort();

    /// <summary>Answers as something that is no gRPC server.</summary>
    public Task AnswerPlainly(int status)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync("<html></html>");
    }

    private void Begin()
    {
        if (!context.Response.HasStarted)
        {
            context.Response.ContentType = "application/grpc";
        }
    }
}
