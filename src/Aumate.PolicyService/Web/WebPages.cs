using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.FileProviders;

namespace Aumate.PolicyService.Web;

/// <summary>The pages for people: the claim desk, the checkout sample, and an index. They are in the assembly, so that they are there wherever the service starts.</summary>
public static class WebPages
{
    /// <summary>
    /// What a page may do: run the scripts and styles of this host, call this host, and nothing else. Markup is made by lit-html alone, and the one script element
    /// that a page writes holds data (JSON-LD) that has been parsed before.
    /// </summary>
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
        + "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lit-html json-ld";

    /// <summary>What everything that is no page may do, should a browser show it: nothing.</summary>
    private const string NoPage = "default-src 'none'; frame-ancestors 'none'";

    /// <summary>Serves the pages at <c>/</c>, <c>/desk/</c> and <c>/checkout/</c>.</summary>
    public static void UsePages(this WebApplication app)
    {
        var pages = new ManifestEmbeddedFileProvider(typeof(WebPages).Assembly, "Pages");
        app.Use(Forbid);
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = pages, DefaultFileNames = ["index.html"] });
        app.UseStaticFiles(new StaticFileOptions { FileProvider = pages, OnPrepareResponse = Protect });
    }

    private static Task Forbid(HttpContext context, RequestDelegate next)
    {
        if (context.Request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) != true)
        {
            context.Response.Headers.ContentSecurityPolicy = NoPage;
        }

        return next(context);
    }

    private static void Protect(StaticFileResponseContext file)
    {
        var headers = file.Context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        // Asked for anew each time, and answered with 304 while the ETag holds: after an update no page meets scripts of another version.
        headers.CacheControl = "no-cache";
    }
}
