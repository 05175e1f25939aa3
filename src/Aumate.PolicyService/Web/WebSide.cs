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
    private const string Description = "/openapi/v1.json";

    private static readonly string[] GrpcWebHeaders = ["Grpc-Status", "Grpc-Message", "grpc-status-details-bin"];

    /// <summary>JSON as the canonical mapping of proto3 has it: 64-bit numbers as text, and no member where a field has its default.</summary>
    public static void Transcode(GrpcJsonTranscodingOptions json)
    {
        json.TypeRegistry = Refusals.Details;
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
                web.Use(ForbidSniffing)
                    .UseStatusCodePages(page => HttpErrors.Write(page.HttpContext, page.HttpContext.Response.StatusCode))
                    .Use(AskAsGet)
                    .Use(options.Origins.Count > 0 ? (context, route) => route(context) : AskWithoutCors)
        );
        app.UseRouting();
        app.UseGrpcWeb(new GrpcWebOptions { DefaultEnabled = true });
        if (options.Origins.Count > 0)
        {
            app.UseCors();
        }

        app.Use(app.Services.GetRequiredService<CallTime>().Invoke);
        app.UseWhen(IsTranscoded, web => web.Use(StrictRequests.Invoke).Use(app.Services.GetRequiredService<KeptAnswers>().Invoke));
        app.MapHealthChecks("/healthz", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/readyz");
        // What answers unknown gRPC services takes any path of two segments, and hides that there is a path by another method.
        foreach (var path in Contract.HttpRules.Select(rule => rule.Post).Where(path => path.Length > 0))
        {
            app.Map(path, context => RefuseMethod(context, HttpMethods.Post)).WithOrder(1);
        }

        var description = System.Text.Encoding.UTF8.GetBytes(EmbeddedText.Of("openapi.json"));
        app.MapGet(Description, context => Describe(context, description));
        app.Map(Description, context => RefuseMethod(context, HttpMethods.Get)).WithOrder(1);
    }

    // A handler that the framework reads by reflection would cost the start more than all the other paths.
    private static Task Describe(HttpContext context, byte[] description)
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = description.Length;
        return context.Response.Body.WriteAsync(description, 0, description.Length, context.RequestAborted);
    }

    private static Task RefuseMethod(HttpContext context, string allowed)
    {
        context.Response.Headers.Allow = allowed;
        return HttpErrors.Write(context, StatusCodes.Status405MethodNotAllowed);
    }

    // The server knows that it was HEAD, and sends the headers alone.
    private static Task AskAsGet(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsHead(context.Request.Method))
        {
            context.Request.Method = HttpMethods.Get;
        }

        return next(context);
    }

    // Where CORS is off a preflight is a call by a method that the path does not have, and is told which it has. Routes would answer that there is none.
    private static Task AskWithoutCors(HttpContext context, RequestDelegate next)
    {
        context.Request.Headers.Remove(HeaderNames.AccessControlRequestMethod);
        return next(context);
    }

    private static bool IsGrpc(HttpRequest request) =>
        request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) == true;

    private static bool IsTranscoded(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<GrpcJsonTranscodingMetadata>() is not null;

    private static Task ForbidSniffing(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return next(context);
    }
}
