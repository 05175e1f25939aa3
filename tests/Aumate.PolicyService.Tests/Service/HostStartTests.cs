extern alias host;
using System.Net;
using Aumate.PolicyService.Wire.V1;
using Grpc.Core;
using Grpc.Health.V1;
using host::Aumate.PolicyService.Catalogs;
using host::Aumate.PolicyService.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Xunit;
using static Aumate.PolicyService.Tests.Service.Claims;
using static Grpc.Health.V1.HealthCheckResponse.Types;

namespace Aumate.PolicyService.Tests.Service;

/// <summary>How the service comes to serve, and where.</summary>
public sealed class HostStartTests
{
    private const string ServiceName = "aumate.policy.v1.PolicyDecisionService";

    [Theory]
    [InlineData("")]
    [InlineData(ServiceName)]
    [InlineData("aumate.policy.v1.CatalogService")]
    [InlineData("aumate.policy.v1.CatalogFreshness")]
    public async Task The_service_serves_as_soon_as_its_catalog_is_in_and_not_before(string name)
    {
        var catalog = new WaitingCatalog();
        await using var service = await RunningService.StartUnready(catalog);
        using var watch = service.Health.Watch(new HealthCheckRequest { Service = name });
        Assert.Equal(ServingStatus.NotServing, await Next(watch));

        var refused = await Refused.Of(service.Client.EvaluateClaimAsync(Evaluate(InOrder())).ResponseAsync);
        Assert.Equal((StatusCode.Unavailable, "NOT_READY", "policy.aumate.com"), (refused.Code, refused.Reason, refused.Domain));

        catalog.Arrive();
        Assert.Equal(ServingStatus.Serving, await Next(watch));
        await service.Client.EvaluateClaimAsync(Evaluate(InOrder()));
    }

    /// <summary>A catalog that is refused stops the service; a stop during the start would be a crash.</summary>
    [Fact]
    public async Task The_catalog_is_read_when_the_service_has_started_and_not_before()
    {
        await using var app = PolicyHost.Build(
            ["--urls", "http://127.0.0.1:0"],
            builder => builder.Services.Replace(ServiceDescriptor.Singleton<ICatalogSource, StartWitness>())
        );
        await app.StartAsync();
        Assert.True(await ((StartWitness)app.Services.GetRequiredService<ICatalogSource>()).WasStarted);
        await app.StopAsync();
    }

    [Fact]
    public async Task A_service_that_nobody_knows_has_no_health()
    {
        await using var service = await RunningService.Start();
        var thrown = await Assert.ThrowsAsync<RpcException>(() =>
            service.Health.CheckAsync(new HealthCheckRequest { Service = "no.such.Service" }).ResponseAsync
        );
        Assert.Equal(StatusCode.NotFound, thrown.StatusCode);
    }

    [Fact]
    public async Task Without_a_word_about_it_the_service_listens_on_loopback_alone()
    {
        await using var app = PolicyHost.Build([]);
        var endpoints = app.Services.GetRequiredService<IConfiguration>().GetSection("Kestrel:Endpoints").GetChildren();
        string?[] urls = [.. endpoints.Select(endpoint => endpoint["Url"])];
        Assert.Equal([Listening.DefaultUrl, Listening.DefaultWebUrl], urls);
        Assert.All(urls, url => Assert.True(IPAddress.IsLoopback(IPAddress.Parse(new Uri(url!).Host))));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true, "--Policy:Reflection=true")]
    [InlineData(true, "--environment", "Development")]
    [InlineData(false, "--environment", "Staging")]
    public async Task The_service_describes_itself_where_it_is_told_to_and_in_development(bool describes, params string[] args)
    {
        await using var service = await RunningService.Start(null, args);
        var answers = await Task.WhenAll(ServicesBy("v1"), ServicesBy("v1alpha"));
        Assert.All(
            answers,
            answer => Assert.Contains(describes ? ServiceName : nameof(StatusCode.Unimplemented), answer, StringComparison.Ordinal)
        );

        // What the reflection service of a version answers to "list_services", read as text.
        async Task<string> ServicesBy(string version)
        {
            byte[] listServices = [0x3a, 0x00];
            var method = RawCalls.Duplex($"grpc.reflection.{version}.ServerReflection", "ServerReflectionInfo");
            using var call = service.Channel.CreateCallInvoker().AsyncDuplexStreamingCall(method, null, default);
            // Where nobody listens, the call may be over before the request is out; the answer says so.
            await call.RequestStream.WriteAsync(listServices).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await call.ResponseStream.MoveNext(CancellationToken.None);
                return System.Text.Encoding.Latin1.GetString(call.ResponseStream.Current);
            }
            catch (RpcException refused)
            {
                return refused.StatusCode.ToString();
            }
        }
    }

    [Fact]
    public async Task Names_of_the_call_and_the_case_come_back_from_both_calls_as_they_were_sent()
    {
        await using var service = await RunningService.Start();
        foreach (var (call, theCase) in new[] { ("req-1", "case-1"), ("", ""), (" \t", "\u0000 "), (new string('x', 64), "😀") })
        {
            var evaluated = await service.Client.EvaluateClaimAsync(
                new EvaluateClaimRequest
                {
                    RequestId = call,
                    CorrelationId = theCase,
                    Claim = InOrder(),
                }
            );
            var explained = await service.Client.ExplainDecisionAsync(
                new ExplainDecisionRequest
                {
                    RequestId = call,
                    CorrelationId = theCase,
                    Claim = InOrder(),
                }
            );
            Assert.Equal((call, theCase), (evaluated.RequestId, evaluated.CorrelationId));
            Assert.Equal((call, theCase), (explained.RequestId, explained.CorrelationId));
            Assert.Equal(evaluated.Decision, explained.Decision);
        }
    }

    private static async Task<ServingStatus> Next(AsyncServerStreamingCall<HealthCheckResponse> watch)
    {
        Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None));
        return watch.ResponseStream.Current.Status;
    }

    private sealed class StartWitness(IHostApplicationLifetime lifetime) : ICatalogSource
    {
        private readonly TaskCompletionSource<bool> wasStarted = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Name => "witness";

        public Task<bool> WasStarted => wasStarted.Task;

        public Task<SourceReading> ReadAsync(string? known, CancellationToken cancellationToken)
        {
            wasStarted.SetResult(lifetime.ApplicationStarted.IsCancellationRequested);
            return new EmbeddedCatalogSource().ReadAsync(known, cancellationToken);
        }
    }
}
