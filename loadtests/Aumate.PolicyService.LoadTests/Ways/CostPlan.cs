namespace Aumate.PolicyService.LoadTests.Ways;

/// <summary>What is compared by its cost. The first way is what the others are compared with.</summary>
/// <param name="Server">Settings of the service, which listens to gRPC and to browsers.</param>
/// <param name="Ways">The ways to call it.</param>
internal sealed record CostPlan(IReadOnlyList<string> Server, IReadOnlyList<Way> Ways)
{
    public static CostPlan Read() => DataFile.Read<CostPlan>("costs.json");
}
