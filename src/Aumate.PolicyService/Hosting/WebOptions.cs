namespace Aumate.PolicyService.Hosting;

/// <summary>How browsers and HTTP clients are served, under <c>Policy:Web</c>.</summary>
public sealed class WebOptions
{
    /// <summary>
    /// Where JSON, gRPC-Web and the pages are served, addresses parted by semicolons: HTTP/1.1, and HTTP/2 beside it where the address is https. Empty: nowhere.
    /// Null: <see cref="Listening.DefaultWebUrl"/>, but where <c>--urls</c> is given nowhere, so that no port is taken that nobody asked for.
    /// </summary>
    public string? Urls { get; set; }
}
