using Aumate.PolicyService.Hosting;
using Aumate.PolicyService.Reference;
using Aumate.PolicyService.Wire;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Grpc.JsonTranscoding;
using Microsoft.Net.Http.Headers;

namespace Aumate.PolicyService.Web;

/// <summary>Everything about HTTP, wired: JSON, gRPC-Web, CORS, caching, health for load balancers, and the document that describes it.</summary>
internal static class WebSide
{
    private static readonly string[] GrpcWebHeaders = ["Grpc-Status", "Grpc-Message", "grpc-status-details-bin"];

    /// <summary>JSON as the canonical mapping of proto3 has it: 64-bit numbers as text, and no member where a field has its default.</summary>
    public static void Transcode(GrpcJsonTranscodingOptions json)
    {
        json.TypeRegistry = HttpErrors.Details;
        json.JsonSettings.IgnoreDefaultValues = true;
        json.JsonSettings.WriteInt64sAsStrings = true;
    }

    /// <summary>Adds what the web side needs.</summary>
    public static void AddWebSide(this IServiceCollection services, WebOptions options)
    {
        services.AddSingleton<AnswerTags>();
        services.AddSingleton(provider => new KeptAnswers(
            provider.GetRequiredService<AnswerTags>(),
            KeptAnswers.CacheControlOf(options.CacheSeconds),
            options.Origins.Count > 0
        ));
        services.AddHealthChecks().AddCheck<Readiness>("catalog");
        services.AddCors(cors =>
            cors.AddDefaultPolicy(policy =>
                policy
                    .WithOrigins([.. options.Origins])
                    .WithMethods(HttpMethods.Get, HttpMethods.Post)
                    .AllowAnyHeader()
                    .WithExposedHeaders([.. GrpcWebHeaders, HeaderNames.ETag])
                    .SetPreflightMaxAge(TimeSpan.FromMinutes(10))
            )
        );
    }

    /// <summary>Puts the web side before the services. A native gRPC call passes it without more than a look.</summary>
    public static void UseWebSide(this WebApplication app, WebOptions options)
    {
        app.UseWhen(
            context => !IsGrpc(context.Request),
            web =>
                web.Use(ForbidSniffing).UseStatusCodePages(page => HttpErrors.Write(page.HttpContext, page.HttpContext.Response.StatusCode))
        );
        app.UseGrpcWeb(new GrpcWebOptions { DefaultEnabled = true });
        if (options.Origins.Count > 0)
        {
            app.UseCors();
        }

        app.Use(app.Services.GetRequiredService<CallTime>().Invoke);
        app.Use(StrictRequests.Invoke);
        app.Use(app.Services.GetRequiredService<KeptAnswers>().Invoke);
        app.MapHealthChecks("/healthz", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/readyz");
        // What answers unknown gRPC services takes any path of two segments, and hides that there is a path by another method.
        foreach (var path in Contract.HttpRules.Select(rule => rule.Post).Where(path => path.Length > 0))
        {
            app.Map(path, RefuseMethod).WithOrder(1);
        }

        var description = System.Text.Encoding.UTF8.GetBytes(EmbeddedText.Of("openapi.json"));
        app.MapGet("/openapi/v1.json", () => Results.Bytes(description, "application/json"));
    }

    private static Task RefuseMethod(HttpContext context)
    {
        context.Response.Headers.Allow = HttpMethods.Post;
        return HttpErrors.Write(context, StatusCodes.Status405MethodNotAllowed);
    }

    private static bool IsGrpc(HttpRequest request) =>
        request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) == true;

    private static Task ForbidSniffing(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return next(context);
    }
}
