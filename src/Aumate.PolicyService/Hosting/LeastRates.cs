using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Aumate.PolicyService.Hosting;

/// <summary>
/// Holds callers over HTTP/1.1 to the least rate of the server, as senders and as readers. Over HTTP/2 the server would end the connection, and with it every
/// call of whoever shares it, as behind a proxy: there <see cref="CallTime"/> ends a call alone.
/// </summary>
internal static class LeastRates
{
    private static readonly MinDataRate Reading = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));

    /// <summary>Sets the rates of a request and passes it on.</summary>
    public static Task Invoke(HttpContext context, RequestDelegate next)
    {
        if (HttpProtocol.IsHttp2(context.Request.Protocol))
        {
            if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } sending)
            {
                sending.MinDataRate = null;
            }
        }
        else if (context.Features.Get<IHttpMinResponseDataRateFeature>() is { } reading)
        {
            // That of the server is off, since it cannot be switched off for a request over HTTP/2.
            reading.MinDataRate = Reading;
        }

        return next(context);
    }
}
