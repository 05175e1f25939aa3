using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Aumate.PolicyService.Floors;

/// <summary>
/// The least that Kestrel can cost: bytes in, ready bytes out, and the status of gRPC after them. No hosting, no routing, no gRPC framework, no protobuf.
/// </summary>
internal sealed class Limit : IHttpApplication<IFeatureCollection>
{
    private const int Prefix = 5;

    private readonly FrozenDictionary<string, Turns<byte[]>> answers;

    private Limit(ReadyAnswers ready) => answers = ready.Methods.ToFrozenDictionary(method => method, method => ready.Of(method, Framed)!);

    public static async Task<int> Run(Uri url, ReadyAnswers ready)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Parse(url.Host), url.Port, endpoint => endpoint.Protocols = HttpProtocols.Http2)
        );
        // Only for its server, which is given something else to run than the application.
        await using var app = builder.Build();
        var server = app.Services.GetRequiredService<IServer>();
        await server.StartAsync(new Limit(ready), CancellationToken.None);
        Console.WriteLine($"Now listening on: {server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.First()}");
        await Task.Delay(Timeout.Infinite);
        return 0;
    }

    public IFeatureCollection CreateContext(IFeatureCollection contextFeatures) => contextFeatures;

    public void DisposeContext(IFeatureCollection context, Exception? exception) { }

    public async Task ProcessRequestAsync(IFeatureCollection context)
    {
        var path = context.GetRequiredFeature<IHttpRequestFeature>().Path;
        var request = context.GetRequiredFeature<IRequestBodyPipeFeature>().Reader;
        while (true)
        {
            var read = await request.ReadAsync();
            request.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted)
            {
                break;
            }
        }

        var response = context.GetRequiredFeature<IHttpResponseFeature>();
        response.Headers.ContentType = "application/grpc";
        var trailers = context.GetRequiredFeature<IHttpResponseTrailersFeature>().Trailers;
        if (answers.TryGetValue(path[(path.LastIndexOf('/') + 1)..], out var ready))
        {
            trailers["grpc-status"] = "0";
            await context.GetRequiredFeature<IHttpResponseBodyFeature>().Writer.WriteAsync(ready.Next());
        }
        else
        {
            trailers["grpc-status"] = "12";
        }
    }

    // As gRPC frames a message: not compressed, its length, itself.
    private static byte[] Framed(byte[] message)
    {
        var framed = new byte[Prefix + message.Length];
        BinaryPrimitives.WriteInt32BigEndian(framed.AsSpan(1), message.Length);
        message.CopyTo(framed, Prefix);
        return framed;
    }
}
