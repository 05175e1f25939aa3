using Aumate.PolicyService.Refresh;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aumate.PolicyService.Web;

/// <summary>Says over HTTP what grpc.health.v1 says of the whole service: whether it serves.</summary>
internal sealed class Readiness(CatalogHealth health) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken) =>
        Task.FromResult(health.Serves ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy());
}
