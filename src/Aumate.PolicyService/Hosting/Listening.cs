using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;

namespace Aumate.PolicyService.Hosting;

/// <summary>
/// Where the service listens. Without TLS one port cannot tell HTTP/1.1 from HTTP/2, so gRPC has its own (HTTP/2 with prior knowledge) and browsers another
/// (HTTP/1.1); an https address speaks both.
/// </summary>
public static class Listening
{
    /// <summary>Where gRPC is served unless <c>--urls</c> says otherwise: loopback, HTTP/2 without TLS.</summary>
    public const string DefaultUrl = "http://127.0.0.1:5080";

    /// <summary>Where JSON, gRPC-Web and the pages are served unless <c>--urls</c> or <c>Policy:Web:Urls</c> says otherwise.</summary>
    public const string DefaultWebUrl = "http://127.0.0.1:5081";

    private const string Certificate = "Kestrel:Certificates:Default";
    private const int LastPort = 65_535;

    /// <exception cref="PolicyUnreadableException">An address cannot be read.</exception>
    internal static void Apply(WebApplicationBuilder builder, WebOptions web)
    {
        var given = builder.Configuration["urls"];
        var grpc = Split(given ?? DefaultUrl);
        var browsers = Split(web.Urls ?? (given is null ? DefaultWebUrl : ""));
        string[] errors = [.. Errors("urls", grpc, builder.Configuration), .. Errors("Policy:Web:Urls", browsers, builder.Configuration)];
        if (errors.Length > 0)
        {
            throw new PolicyUnreadableException(errors);
        }

        var settings = new Dictionary<string, string?>();
        Add(settings, "Grpc", grpc, "Http2");
        Add(settings, "Web", browsers, "Http1");
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddTransient<IStartupFilter, EndpointsAlone>();
    }

    private static string[] Split(string addresses) =>
        addresses.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static void Add(Dictionary<string, string?> settings, string name, string[] addresses, string plain)
    {
        for (var at = 0; at < addresses.Length; at++)
        {
            var endpoint = $"Kestrel:Endpoints:{name}{at}";
            settings[$"{endpoint}:Url"] = addresses[at];
            settings[$"{endpoint}:Protocols"] = IsOf(addresses[at], Uri.UriSchemeHttps) ? "Http1AndHttp2" : plain;
        }
    }

    private static IEnumerable<string> Errors(string setting, string[] addresses, ConfigurationManager configuration) =>
        from address in addresses
        let error = !IsAddress(address) ? $"is no address such as {DefaultUrl}"
        : IsOf(address, Uri.UriSchemeHttps) && !configuration.GetSection(Certificate).Exists()
            ? $"needs a certificate, which {Certificate}:Path names (or :Subject, with :Store)"
        : null
        where error is not null
        select $"{setting}: \"{address}\" {error}";

    // What the server would find out while it starts, and end with a stack trace.
    private static bool IsAddress(string text)
    {
        try
        {
            var address = BindingAddress.Parse(text);
            return (IsOf(text, Uri.UriSchemeHttp) || IsOf(text, Uri.UriSchemeHttps))
                && address.PathBase.Length == 0
                && address.Port is >= 0 and <= LastPort
                && (address.Port != 0 || address.IsUnixPipe || !address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase));
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static bool IsOf(string address, string scheme) => address.StartsWith($"{scheme}://", StringComparison.OrdinalIgnoreCase);

    // The host hands --urls to the server whatever the configuration says by then, and the server would warn that its endpoints override them.
    private sealed class EndpointsAlone(IServer server) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next)
        {
            server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Clear();
            return next;
        }
    }
}
