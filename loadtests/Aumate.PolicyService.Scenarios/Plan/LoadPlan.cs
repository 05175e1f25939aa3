namespace Aumate.PolicyService.Scenarios.Plan;

/// <summary>The scenarios, and how much of each.</summary>
/// <param name="Connections">Connections to a service.</param>
/// <param name="PatienceSeconds">How long a call may take.</param>
/// <param name="Scenarios">The scenarios.</param>
internal sealed record LoadPlan(int Connections, double PatienceSeconds, IReadOnlyList<PlannedScenario> Scenarios)
{
    public static LoadPlan Read() => DataFile.Read<LoadPlan>("scenarios.json");

    public TimeSpan Patience => TimeSpan.FromSeconds(PatienceSeconds);

    /// <summary>Names of all profiles.</summary>
    public IEnumerable<string> Profiles => Scenarios.SelectMany(each => each.Profiles.Keys).Distinct();

    /// <summary>The scenarios of these names, in the order of the names; of "all", all.</summary>
    public IReadOnlyList<PlannedScenario> Named(IReadOnlyList<string> names) =>
        names.Contains("all")
            ? Scenarios
            :
            [
                .. names.Select(name =>
                    Scenarios.FirstOrDefault(each => each.Name == name)
                    ?? throw new UnmeasurableException(
                        $"there is no scenario {name}, but {string.Join(", ", Scenarios.Select(each => each.Name))} and all"
                    )
                ),
            ];
}

/// <summary>A scenario.</summary>
/// <param name="Name">Its name.</param>
/// <param name="About">What it is for.</param>
/// <param name="Mix">Shares of the methods.</param>
/// <param name="Profiles">How much, by profile.</param>
/// <param name="Batch">Claims of a batch, where the mix has batches.</param>
internal sealed record PlannedScenario(
    string Name,
    string About,
    IReadOnlyDictionary<string, int> Mix,
    IReadOnlyDictionary<string, PlannedLoad> Profiles,
    int Batch = 1
)
{
    public PlannedLoad In(string profile) =>
        Profiles.TryGetValue(profile, out var load) ? load : throw new UnmeasurableException($"{Name} has no profile {profile}");
}

/// <summary>How much of a scenario, in one profile.</summary>
/// <param name="WarmUpSeconds">How long the same load runs before, and is not counted.</param>
/// <param name="Phases">The load.</param>
/// <param name="Floor">How it is compared with the floor. Null: it is not.</param>
/// <param name="Swap">Catalogs that are swapped meanwhile. Null: none.</param>
/// <param name="Loss">Replicas that are lost meanwhile. Null: there is one, and it stays.</param>
internal sealed record PlannedLoad(
    double WarmUpSeconds,
    IReadOnlyList<LoadPhase> Phases,
    PlannedTurns? Floor = null,
    PlannedSwap? Swap = null,
    PlannedLoss? Loss = null
)
{
    public TimeSpan WarmUp => TimeSpan.FromSeconds(WarmUpSeconds);

    public TimeSpan During => Phases.Aggregate(TimeSpan.Zero, (all, phase) => all + phase.During);
}

/// <summary>Turns of a comparison: each has the floor, the service, and the floor again.</summary>
/// <param name="Turns">How many count.</param>
/// <param name="WarmUpTurns">How many do not, before.</param>
/// <param name="Phases">The load of each round.</param>
internal sealed record PlannedTurns(int Turns, int WarmUpTurns, IReadOnlyList<LoadPhase> Phases)
{
    private const int Rounds = 3;

    public TimeSpan During => Rounds * (Turns + WarmUpTurns) * Phases.Aggregate(TimeSpan.Zero, (all, phase) => all + phase.During);
}

/// <summary>Catalogs that take each other's place.</summary>
/// <param name="Products">Products of each.</param>
/// <param name="CalmSeconds">How long nothing is swapped, before each swap.</param>
/// <param name="AfterSeconds">How long a swap still counts as one when it is in force: what it leaves behind is cleared away.</param>
internal sealed record PlannedSwap(int Products, double CalmSeconds, double AfterSeconds);

/// <summary>Replicas of which one is killed and started again, in turns.</summary>
/// <param name="Replicas">How many there are.</param>
/// <param name="CalmSeconds">How long all are there, before each loss.</param>
/// <param name="LostSeconds">How long the lost one is not there before it is started again.</param>
/// <param name="Attempts">Attempts of a call, as callers are told to set; 1: what a loss costs who has not.</param>
internal sealed record PlannedLoss(int Replicas, double CalmSeconds, double LostSeconds, int Attempts);
