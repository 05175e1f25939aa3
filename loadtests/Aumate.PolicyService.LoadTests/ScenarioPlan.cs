using System.Text.Json;

namespace Aumate.PolicyService.LoadTests;

/// <summary>What is compared, in the order of the rounds. The first scenario is what the others are compared with.</summary>
/// <param name="Server">Arguments of the service.</param>
/// <param name="Scenarios">The scenarios.</param>
internal sealed record ScenarioPlan(IReadOnlyList<string> Server, IReadOnlyList<Scenario> Scenarios)
{
    public static ScenarioPlan Read() => DataFile.Read<ScenarioPlan>("ratios.json");
}

/// <summary>One way to call the service.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Method">The method of the contract.</param>
/// <param name="Needs">Fields that every answer must have; a service that leaves them out cannot do the scenario yet.</param>
/// <param name="Request">What the request says beside the claim, as JSON of the contract. Null: nothing.</param>
/// <param name="OfReceipt">Whether the request gives the claim's receipt in its place.</param>
/// <param name="Batch">How many claims a call carries, each as a request of its own.</param>
/// <param name="Alone">Whether one call is under way at a time, on one connection.</param>
internal sealed record Scenario(
    string Name,
    string Method,
    IReadOnlyList<string> Needs,
    JsonElement? Request = null,
    bool OfReceipt = false,
    int Batch = 1,
    bool Alone = false
);
