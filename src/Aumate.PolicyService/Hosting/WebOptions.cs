namespace Aumate.PolicyService.Hosting;

/// <summary>How browsers and HTTP clients are served, under <c>Policy:Web</c>.</summary>
public sealed class WebOptions
{
    private const int MostCacheSeconds = 86_400;

    /// <summary>
    /// Where JSON, gRPC-Web and the pages are served, addresses parted by semicolons: HTTP/1.1, and HTTP/2 beside it where the address is https. Empty: nowhere.
    /// Null: <see cref="Listening.DefaultWebUrl"/>, but where <c>--urls</c> is given nowhere, so that no port is taken that nobody asked for.
    /// </summary>
    public string? Urls { get; set; }

    /// <summary>
    /// The origins whose pages may call from a browser (CORS), such as <c>https://shop.example.com</c>. Empty: none but the service's own. There are no credentials
    /// to share, and no wildcard.
    /// </summary>
    public IList<string> Origins { get; } = [];

    /// <summary>
    /// How long caches may keep what is asked by its name, in seconds, 0 to 86400. 0: they ask each time whether it still holds, so that nothing outlives a swap
    /// of the catalog.
    /// </summary>
    public int CacheSeconds { get; set; }

    /// <summary>What is wrong with the settings, each with its name.</summary>
    internal IEnumerable<string> Errors()
    {
        for (var at = 0; at < Origins.Count; at++)
        {
            if (!IsOrigin(Origins[at]))
            {
                yield return $"Policy:Web:Origins:{at}: \"{Origins[at]}\" is no origin such as https://shop.example.com: scheme, host, and port where it is not the usual one";
            }
        }

        if (CacheSeconds is < 0 or > MostCacheSeconds)
        {
            yield return $"Policy:Web:CacheSeconds: {CacheSeconds} is not 0 to {MostCacheSeconds}";
        }
    }

    // As browsers write it, since it is compared letter by letter.
    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) == text;
}
