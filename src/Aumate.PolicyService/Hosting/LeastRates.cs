using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Aumate.PolicyService.Hosting;

/// <summary>
/// Holds callers over HTTP/1.1 to the least rate of the server, as senders and as readers. Over HTTP/2 the server would end the connection, and with it every
/// call of whoever shares it, as behind a proxy: there <see cref="CallTime"/> ends a call alone.
/// </summary>
internal static class LeastRates
{
    private static readonly MinDataRate Least = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));

    /// <summary>Sets the rates of a request and passes it on.</summary>
    public static Task Invoke(HttpContext context, RequestDelegate next)
    {
        // Those of the server are off, since over HTTP/2 they could be switched off only before anything of a body is looked at.
        if (!HttpProtocol.IsHttp2(context.Request.Protocol))
        {
            Set(context.Features);
        }

        return next(context);
    }

    private static void Set(IFeatureCollection features)
    {
        if (features.Get<IHttpMinRequestBodyDataRateFeature>() is { } sending)
        {
            sending.MinDataRate = Least;
        }

        if (features.Get<IHttpMinResponseDataRateFeature>() is { } reading)
        {
            reading.MinDataRate = Least;
        }
    }
}
