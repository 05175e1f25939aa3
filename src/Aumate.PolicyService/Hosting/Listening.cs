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

    internal static void Apply(WebApplicationBuilder builder, WebOptions web)
    {
        var given = builder.Configuration["urls"];
        var settings = new Dictionary<string, string?>();
        Add(settings, "Grpc", given ?? DefaultUrl, "Http2");
        Add(settings, "Web", web.Urls ?? (given is null ? DefaultWebUrl : ""), "Http1");
        // Endpoints of the server take the place of the addresses, which would otherwise be said to be overridden.
        settings["urls"] = "";
        builder.Configuration.AddInMemoryCollection(settings);
        builder.WebHost.UseUrls();
    }

    private static void Add(Dictionary<string, string?> settings, string name, string addresses, string plain)
    {
        var at = 0;
        foreach (var address in addresses.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var endpoint = $"Kestrel:Endpoints:{name}{at++}";
            settings[$"{endpoint}:Url"] = address;
            settings[$"{endpoint}:Protocols"] = address.StartsWith("https:", StringComparison.OrdinalIgnoreCase) ? "Http1AndHttp2" : plain;
        }
    }
}
